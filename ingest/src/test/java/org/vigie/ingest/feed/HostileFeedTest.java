package org.vigie.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds that are meant to fell their reader: none takes long, none takes much memory. */
@Timeout(180)
class HostileFeedTest {
  private static final int MOST = 5 << 20;

  /** Of processor time, and several times what any of them takes without a second compiler. */
  private static final Duration LONG = Duration.ofSeconds(8);

  /** Fills five megabytes, as much as is ever fetched. */
  private static String most(String head, String part, String tail) {
    return head + part.repeat((MOST - head.length() - tail.length()) / part.length()) + tail;
  }

  /** A feed that is made when it is needed, as all of them together would fill the memory. */
  record Bomb(String name, Supplier<String> text) {
    byte[] bytes() {
      return text.get().getBytes(UTF_8);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Bomb> bombs() {
    String items = "<rss version='2.0'><channel>";
    String ends = "</channel></rss>";
    return List.of(
        new Bomb(
            "a billion laughs",
            () -> laughs() + "]><rss><channel><item><title>&a39;</title></item></channel></rss>"),
        new Bomb(
            "one entity many times",
            () ->
                most("<!DOCTYPE rss [<!ENTITY a \"", "x", "\">]><rss><a>") + "&a;".repeat(10_000)),
        new Bomb("a huge attribute", () -> most(items + "<item a='", "x", "'/>" + ends)),
        new Bomb("many attributes", () -> most(items + "<item ", "a='1' ", "/>" + ends)),
        new Bomb("many items", () -> most(items, "<item><title/></item>", ends)),
        new Bomb("deep elements", () -> most(items + "<item>", "<a>", "")),
        new Bomb("ends of nothing", () -> most(items + "<item>", "</a>", "</item>" + ends)),
        new Bomb("attributes without ends", () -> most(items + "<item><title>", "<p b='", "")),
        new Bomb("quotes within quotes", () -> most(items + "<item><title>", "<p b=\"<p c='", "")),
        new Bomb("ampersands", () -> most(items + "<item><title>", "&", "</title></item>" + ends)),
        new Bomb(
            "half references", () -> most(items + "<item><title>", "&#", "</title></item>" + ends)),
        new Bomb(
            "deep HTML",
            () -> most(items + "<item><description>", "&lt;div>", "</description></item>" + ends)),
        new Bomb(
            "half tags",
            () -> most(items + "<item><description>", "&lt;b", "</description></item>" + ends)),
        new Bomb("half sections", () -> most(items + "<item><title>", "<![CDATA[", "")),
        new Bomb("half comments", () -> most(items + "<item><title>", "<!--", "")),
        new Bomb("a huge name", () -> most(items + "<item><guid>", "x", "</guid></item>" + ends)),
        new Bomb(
            "many mail addresses",
            () -> most(items + "<item><author>", "a@b ", "</author></item>" + ends)),
        new Bomb(
            "a huge word",
            () -> most(items + "<item><category>", "a", "</category></item>" + ends)),
        new Bomb("a huge tag", () -> most("<", "x", ">")),
        new Bomb("half elements", () -> most("", "<", "")),
        new Bomb("deep JSON", () -> most("{\"items\": ", "[", "")),
        new Bomb("many JSON items", () -> most("{\"items\": [", "{},", "{}]}")),
        new Bomb("a huge number", () -> most("{\"items\": [{\"id\": ", "9", "}]}")),
        new Bomb(
            "deep HTML in JSON", () -> most("{\"items\": [{\"content_html\": \"", "<b>", "\"}]}")));
  }

  private static String laughs() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    return laughs.toString();
  }

  /** In a program of its own with little memory, as each would be one visit among many. */
  @Test
  void noneNeedsMuchMemory(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("output");
    Process reading =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Bombs.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(reading.waitFor(150, TimeUnit.SECONDS)).isTrue();
    } finally {
      reading.destroyForcibly();
    }
    assertThat(Files.readString(output)).endsWith("read " + bombs().size() + "\n");
  }

  /** Reads each of them, one after the other. */
  static final class Bombs {
    public static void main(String[] arguments) {
      int read = 0;
      for (Bomb bomb : bombs()) {
        read += read(bomb.bytes()).toString().isEmpty() ? 0 : 1;
      }
      System.out.print("read " + read + "\n");
    }
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void noneTakesLong(Bomb bomb) {
    byte[] bytes = bomb.bytes();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    FeedResult result = read(bytes);
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(LONG);
    assertThat(result.toString()).doesNotContain("haha");
  }

  private static FeedResult read(byte[] bytes) {
    return new FeedReader().read(bytes, null, URI.create("https://example.org/"));
  }
}
