package org.vigie.app.run;

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
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.demo.DemoWire;
import org.vigie.app.instance.Contents;
import org.vigie.broker.FreePort;
import org.vigie.model.Source;

/** The demo in a real browser; leaves a picture of every page in target/screenshots. */
class BrowserIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final String SOURCES = "/streams/sources/";

  /** A source that its publisher's terms speak against. */
  private static final String CLOSED = "closed-post";

  private static final String AGAINST = "its terms forbid automated collection";
  private static final double PATIENCE = 60_000;
  private static final int STORIES_IN_THE_PICTURE = 20;
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

  /** Rules of WCAG 2, levels A and AA, as far as a program can check them. */
  private static final String CHECK =
      """
      () => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then(result =>
        result.violations.map(v => v.id + ': ' + v.nodes.map(n =>
          n.target.join(' ') + ' ' + n.any.map(a => a.message).join(' ')).join('; ')))
      """;

  private final List<String> problems = new ArrayList<>();

  @TempDir Path data;

  @Test
  void anAnalystSignsInSeesNewsArriveSavesASearchAndIsAlerted() throws Exception {
    if (!"required".equals(System.getProperty("vigie.browser"))) {
      Assumptions.assumeTrue(
          Files.isExecutable(CHROMIUM),
          "BrowserIT is skipped: there is no Chromium at " + CHROMIUM);
    }
    Files.createDirectories(PICTURES);
    try (DemoWire wire = new DemoWire(InstantSource.system())) {
      wire.start();
      Settings settings = Settings.throwaway(data, FreePort.next(), Set.of(wire.allowedHost()));
      Source open = wire.sources().getFirst();
      List<Source> sources = new ArrayList<>(wire.sources());
      sources.add(open.withId(CLOSED).withOffReason(AGAINST).turned(false, null));
      Contents contents = Contents.of(null).with(sources, wire.searches());
      try (Running running = Running.start(settings, contents);
          Playwright playwright = Playwright.create(withoutDownloads());
          Browser browser = launch(playwright)) {
        Page page = open(browser, new Browser.NewContextOptions().setViewportSize(1280, 900));
        drive(page, running.signInLink(), settings.page());
        rule(page, settings.page());
        judgeAgain(page, settings.page());
        handle(page, settings.page());
        pictures(page, settings.page(), open, "");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        pictures(page, settings.page(), open, "-dark");
        Page phone =
            open(
                browser,
                new Browser.NewContextOptions()
                    .setViewportSize(390, 844)
                    .setLocale("fr-FR")
                    .setStorageState(page.context().storageState()));
        pictures(phone, settings.page(), open, "-phone-fr");
      }
    }
    assertThat(problems).isEmpty();
  }

  private void drive(Page page, URI signInLink, URI base) {
    page.navigate(base.resolve("/search").toString());
    assertThat(page.locator("#q")).hasCount(0);
    picture(page, "sign-in");
    page.navigate(signInLink.toString());

    Set<String> before = Set.copyOf(stories(page));
    page.waitForCondition(
        () -> stories(page).stream().anyMatch(id -> !before.contains(id)),
        new Page.WaitForConditionOptions().setTimeout(PATIENCE));

    page.keyboard().press("/");
    page.keyboard().type("topic:jihadist-attack");
    page.keyboard().press("Enter");
    complete(page);
    assertThat(page.locator("ol.hits > li.story").first()).isVisible(soon());
    page.locator("#save > summary").click();
    page.locator("#save input[name=name]").fill("Attacks in the Sahel");
    page.locator("#save button:has-text('Save')").first().click();

    page.navigate(base.resolve("/alerts").toString());
    Locator alert = page.locator("#inbox > li", new Page.LocatorOptions().setHasText("Attacks in"));
    assertThat(alert.first()).isVisible(soon());
    assertThat(alert.locator("mark").first()).isVisible();

    page.navigate(base.toString());
    page.waitForCondition(
        () -> stories(page).size() >= STORIES_IN_THE_PICTURE,
        new Page.WaitForConditionOptions().setTimeout(2 * PATIENCE));
  }

  /** Writes a query with the arrow keys, and goes from match to match of what it finds. */
  private static void complete(Page page) {
    Locator query = page.locator("#q");
    Locator options = page.locator("#completions [role=option]");
    query.fill("");
    query.pressSequentially("mali jihadist");
    assertThat(options.first()).containsText("topic:jihadist-attack", soonEnough());
    page.route("**/search/complete**", _ -> {}); // the list is behind what is typed
    query.pressSequentially("-at kidal");
    query.press("ArrowDown");
    assertThat(query).hasAttribute("aria-activedescendant", "completions-0");
    query.press("Enter");
    assertThat(query).hasValue("mali topic:jihadist-attack kidal");
    assertThat(options.first()).isHidden();
    page.unroute("**/search/complete**");
    query.fill("mali topic:jihadist-attack");
    query.press("Enter");
    page.waitForURL(url -> url.contains("q=mali+topic"));

    page.locator("ol.hits a.open").first().click();
    page.waitForURL("**/article/**");
    Locator jumps = page.locator(".jumps ol a");
    assertThat(jumps.first()).isVisible();
    page.keyboard().press("m");
    page.waitForURL("**/article/**" + jumps.first().getAttribute("href"));
    assertThat(page.locator("mark.hit:target")).isVisible();
    page.keyboard().press("M");
    page.waitForURL("**/article/**" + jumps.last().getAttribute("href"));
    page.navigate(page.url().replaceFirst("/article/.*", "/search?q=topic:jihadist-attack"));
  }

  private static LocatorAssertions.ContainsTextOptions soonEnough() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
  }

  /** Says that an attack is none, that it killed nine, and takes both back. */
  private static void rule(Page page, URI base) {
    page.navigate(base.resolve("/search?q=killed:%5B1%20TO%20*%5D").toString());
    page.locator("ol.hits a.open").first().click();
    page.waitForURL("**/article/**");
    Locator notice = page.locator(".notice");
    Locator reasons = page.locator("#why-jihadist-attack");
    assertThat(reasons).isVisible();
    reasons.locator(".verdict button[value=false]").click();
    assertThat(notice).containsText("Done.");
    assertThat(reasons).hasCount(0);
    page.locator(".verdict button[value='']").click();
    assertThat(reasons).isVisible();

    Locator attack = page.locator("section.attack").first();
    String before = attack.locator("dl").innerText();
    attack.locator("summary").click();
    attack.locator("input[name=killed]").fill("9-90");
    attack.locator("form[action$='/attack'] button").click();
    assertThat(notice).containsText("Done.");
    assertThat(attack.locator("dl")).containsText("9 to 90");
    page.locator("form[action$='/attack/as-read'] button").click();
    page.waitForCondition(() -> attack.locator("dl").innerText().equals(before));
  }

  private static void judgeAgain(Page page, URI base) {
    page.navigate(base.resolve("/streams/watch").toString());
    page.locator("form[action$='/try'] button").click();
    assertThat(page.locator("#trial table")).isVisible(soon());
    assertThat(page.locator("#trial table")).containsText("Jihadist attack");
    assertThat(page.locator("#trial")).containsText(" 0 would be judged otherwise");
  }

  /** Acknowledges and mutes by key, takes each back, and asks why a row is there. */
  private void handle(Page page, URI base) {
    page.navigate(base.resolve("/alerts").toString());
    assertThat(page.locator("#inbox > li").first()).isVisible(soon());
    page.keyboard().press("j");
    Locator done = page.locator("#inbox > li.at.done");
    Locator waiting = page.locator("#inbox > li.at:not(.done)");
    for (String key : List.of("e", "m")) {
      assertThat(waiting).isVisible(soon());
      page.keyboard().press(key);
      assertThat(done).isVisible(soon());
      page.keyboard().press("u");
    }
    assertThat(waiting).isVisible(soon());
    waiting.getByText("why?").first().click();
    assertThat(page.locator(".verdict-line")).isVisible(soon());
    picture(page, "why-told");
  }

  private void pictures(Page page, URI base, Source source, String suffix) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("wire", "/");
    pages.put("search", "/search?q=mali");
    pages.put("alerts", "/alerts");
    pages.put("searches", "/alerts/searches");
    pages.put("saved-search", "/alerts/searches/demo-attacks");
    pages.put("search-new", "/alerts/searches/new?name=Wagner&query=topic:wagner");
    pages.put("why", "/alerts/why");
    pages.put("deliveries", "/alerts/deliveries");
    pages.put("streams", "/streams");
    pages.put("records", "/streams/records/vigie.filed");
    pages.put("watch", "/streams/watch");
    pages.put("dead-letters", "/streams/dead-letters");
    pages.put("sources", "/streams/sources");
    pages.put("source", SOURCES + source.id());
    pages.put("source-off", SOURCES + CLOSED);
    pages.put("source-remove", SOURCES + source.id() + "/remove");
    pages.put("source-add", SOURCES + "add");
    pages.put("source-import", SOURCES + "import");
    pages.put("add", "/add");
    pages.put("not-found", "/article/none");
    pages.forEach(
        (name, path) -> {
          page.navigate(base.resolve(path).toString());
          picture(page, name + suffix);
        });
    page.navigate(base.resolve("/search?q=killed:%5B1%20TO%20*%5D").toString());
    page.locator("ol.hits a.open").first().click();
    page.waitForURL("**/article/**");
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)");
    picture(page, "article-forms" + suffix);

    page.navigate(base.resolve("/search?q=maali&sort=killed").toString());
    picture(page, "search-nothing" + suffix);
    page.navigate(base.resolve("/search?q=mali&sort=killed").toString());
    page.locator("#q").press("End");
    page.locator("#q").pressSequentially(" at");
    assertThat(page.locator("#completions [role=option]").first()).isVisible(soon());
    page.locator("#q").press("ArrowDown");
    picture(page, "search-completed" + suffix);
    page.navigate(base.resolve("/search?q=mali+corps+topic:wagner&sort=relevance").toString());
    page.locator("ol.hits a.open").first().click();
    page.waitForURL("**/article/**");
    picture(page, "article-found" + suffix);
    page.locator("#related").scrollIntoViewIfNeeded();
    picture(page, "article-related" + suffix);

    page.navigate(base.resolve("/search?q=topic:wagner").toString());
    page.locator("ol.hits a.open").first().click();
    page.waitForURL("**/article/**");
    picture(page, "article" + suffix);
    String original = page.locator("p.original a").getAttribute("href");

    page.navigate(base.resolve("/add").toString());
    page.locator("input[name=address]").fill(original);
    page.locator(".ways button").first().click();
    assertThat(page.locator("form.add textarea")).not().isEmpty(filled());
    picture(page, "add-read" + suffix);

    page.navigate(base.resolve(SOURCES + source.id()).toString());
    page.locator("form[action$='/test'] button").click();
    assertThat(page.locator(".newest li").first()).isVisible(soon());
    picture(page, "source-test" + suffix);

    page.navigate(base.resolve(SOURCES + "add").toString());
    page.locator("input[name=address]").fill(source.address().toString());
    page.locator("form[action$='/check'] button").first().click();
    assertThat(page.locator("form#add")).isVisible(soon());
    picture(page, "source-check" + suffix);

    page.navigate(base.resolve("/streams/sources?state=off&q=" + CLOSED).toString());
    page.locator("#turn-" + CLOSED).click();
    assertThat(page.locator("blockquote.passage")).hasText(AGAINST);
    picture(page, "source-permission" + suffix);
  }

  /** Takes the picture of a page, and notes what of it some readers could not use. */
  private void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    page.evaluate(axe());
    if (page.evaluate(CHECK) instanceof List<?> found) {
      found.forEach(problem -> problems.add(name + ": " + problem));
    }
    Object sideways =
        page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    if (sideways instanceof Number over && over.intValue() > 0) {
      problems.add(name + ": is " + over + " px wider than the window");
    }
  }

  private static List<String> stories(Page page) {
    return page.locator("#wire > li.story").all().stream()
        .map(story -> Objects.toString(story.getAttribute("id")))
        .toList();
  }

  private Page open(Browser browser, Browser.NewContextOptions options) {
    BrowserContext context =
        browser.newContext(
            options.setColorScheme(ColorScheme.LIGHT).setReducedMotion(ReducedMotion.REDUCE));
    Page page = context.newPage();
    page.onPageError(error -> problems.add(page.url() + ": " + error));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("404")) {
            problems.add(page.url() + ": " + message.text());
          }
        });
    return page;
  }

  private static Browser launch(Playwright playwright) {
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS));
  }

  private static LocatorAssertions.IsEmptyOptions filled() {
    return new LocatorAssertions.IsEmptyOptions().setTimeout(PATIENCE);
  }

  private static LocatorAssertions.IsVisibleOptions soon() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
  }

  private static String axe() {
    try (InputStream script = BrowserIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The browser comes from the system, not from the web. */
  private static Playwright.CreateOptions withoutDownloads() {
    return new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
  }
}
