package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.StandIn;

class SearchCommandTest {
  private static final int FOUND = 2_345;
  private static final Pattern PAGE = Pattern.compile("&limit=(\\d+)(?:&cursor=c(\\d+))?$");

  @TempDir Path data;

  @Test
  void showsAsManyAsAreWanted() throws IOException {
    try (StandIn standIn = new StandIn(data, SearchCommandTest::answer)) {
      Spoken few = spoken("search", "x");
      assertThat(few.out()).startsWith(FOUND + " found").contains("Title 9").doesNotContain("10");
      Spoken many = spoken("search", "x", "--limit=1500", "--sort=killed");
      assertThat(many.out()).contains("Title 1499").doesNotContain("Title 1500");
      assertThat(standIn.asked())
          .extracting(StandIn.Asked::path)
          .containsExactly(
              "/api/v1/search?q=x&sort=date&limit=10",
              "/api/v1/search?q=x&sort=killed&limit=1000",
              "/api/v1/search?q=x&sort=killed&limit=500&cursor=c1000");
    }
  }

  @Test
  void showsAllPageByPage() throws IOException {
    try (StandIn _ = new StandIn(data, SearchCommandTest::answer)) {
      Spoken all = spoken("search", "x", "--all");
      assertThat(all.out().lines().filter(line -> line.startsWith("Title "))).hasSize(FOUND);
      assertThat(all.out().lines().filter(line -> line.endsWith(" found"))).hasSize(1);
      assertThat(spoken("search", "x", "--all", "--json").out().lines()).hasSize(3);
    }
  }

  private Spoken spoken(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--data=" + data;
    return Spoken.by(all);
  }

  private static StandIn.Answer answer(StandIn.Asked asked) {
    Matcher page = PAGE.matcher(asked.path());
    assertThat(page.find()).as(asked.path()).isTrue();
    int from = page.group(2) == null ? 0 : Integer.parseInt(page.group(2));
    int to = Math.min(FOUND, from + Integer.parseInt(page.group(1)));
    String hits =
        IntStream.range(from, to)
            .mapToObj(i -> "{\"title\":\"Title " + i + "\",\"publisher\":\"P\",\"url\":\"u\"}")
            .collect(Collectors.joining(","));
    String next = to < FOUND ? ",\"next\":\"c" + to + "\"" : "";
    return new StandIn.Answer(200, "{\"total\":" + FOUND + ",\"hits\":[" + hits + "]" + next + "}");
  }
}
