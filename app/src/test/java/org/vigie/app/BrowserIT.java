package org.vigie.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo in a real browser; leaves a picture of every page in target/screenshots. */
class BrowserIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final double PATIENCE_MILLIS = 60_000;
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage");

  @TempDir Path data;

  @Test
  void anAnalystSignsInSeesNewsArriveSavesASearchAndIsAlerted() throws Exception {
    if (!"required".equals(System.getProperty("vigie.browser"))) {
      Assumptions.assumeTrue(
          Files.isExecutable(CHROMIUM), "BrowserIT is skipped: there is no Chromium here");
    }
    Files.createDirectories(PICTURES);
    DemoWire wire = new DemoWire(InstantSource.system());
    wire.start();
    Settings settings = Settings.throwaway(data, Settings.freePort(), Set.of(wire.allowedHost()));
    Contents contents = Contents.of(null).with(wire.sources(), List.of());
    try (Running running = Running.start(settings, contents);
        Playwright playwright = Playwright.create(withoutDownloads());
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS))) {
      BrowserContext analyst =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setViewportSize(1280, 900)
                  .setColorScheme(ColorScheme.LIGHT)
                  .setLocale("en-GB"));
      Page page = analyst.newPage();
      drive(page, running.signInLink(), settings.page());
      pictures(page, settings.page(), "");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      pictures(page, settings.page(), "-dark");
    } finally {
      wire.close();
    }
  }

  private static void drive(Page page, URI signInLink, URI base) {
    page.navigate(base.resolve("/search").toString());
    assertThat(page.content()).as("nothing is shown before signing in").doesNotContain("id=\"q\"");
    page.navigate(signInLink.toString());
    Locator stories = page.locator("#wire > li.story");
    int before = stories.count();
    page.waitForCondition(
        () -> stories.count() > before,
        new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));

    page.navigate(base.resolve("/search?q=mali").toString());
    assertThat(page.locator("ol.hits > li.story mark").first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    page.locator("#save > summary").click();
    page.locator("#save input[name=name]").fill("All reports");
    page.locator("#save input[name=query]").fill("backfill:no");
    page.locator("#save button:has-text('Save')").first().click();

    page.navigate(base.resolve("/alerts").toString());
    assertThat(page.locator("#inbox > li").first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    assertThat(page.locator("#inbox")).containsText("All reports");
  }

  private static void pictures(Page page, URI base, String suffix) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("wire", "/");
    pages.put("search", "/search?q=mali");
    pages.put("alerts", "/alerts");
    pages.put("searches", "/alerts/searches");
    pages.put("streams", "/streams");
    pages.put("sources", "/streams/sources");
    pages.forEach(
        (name, path) -> {
          page.navigate(base.resolve(path).toString());
          picture(page, name + suffix);
        });
    page.navigate(base.resolve("/search?q=topic:wagner").toString());
    page.locator("ol.hits a.open").first().click();
    page.waitForURL("**/article/**");
    picture(page, "article" + suffix);
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  /** The browser comes from the system, not from the web. */
  private static Playwright.CreateOptions withoutDownloads() {
    return new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
  }
}
