package org.vigie.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.PollState.Declared;

class FeedHeadTest {
  private static final URI ADDRESS = URI.create("https://example.org/feed");

  @Test
  void readsWhatAFeedSaysOfItsPace() {
    Declared declared =
        declared(
            """
            <ttl> 90 </ttl>
            <sy:updatePeriod>
              hourly </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
            <skipHours><hour>0</hour><hour>23</hour></skipHours>
            <skipDays><day>Saturday</day><day>sunday</day></skipDays>
            <item><ttl>5</ttl><hour>12</hour></item>
            """);
    assertThat(declared)
        .isEqualTo(
            new Declared(
                Duration.ofMinutes(90), Duration.ofMinutes(15), 1 | 1 << 23, 1 << 5 | 1 << 6));
  }

  @ParameterizedTest
  @CsvSource({"hourly, PT1H", "Daily, P1D", "weekly, P7D", "monthly, P30D", "yearly, P365D"})
  void readsThePeriods(String period, Duration expected) {
    assertThat(declared("<sy:updatePeriod>" + period + "</sy:updatePeriod>").period())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<ttl></ttl>",
        "<ttl>-5</ttl>",
        "<ttl>0</ttl>",
        "<ttl>soon</ttl>",
        "<ttl>99999999999999999999</ttl>",
        "<sy:updatePeriod>often</sy:updatePeriod>",
        "<entry><ttl>5</ttl></entry>",
        "<skipHours><hour>25</hour><hour>x</hour></skipHours><skipDays><day>Holiday</day></skipDays>"
      })
  void whatMeansNothingIsNothing(String feed) {
    assertThat(declared(feed)).isEqualTo(Declared.NOTHING);
  }

  @Test
  void aFeedThatAsksToBeSkippedAlwaysAsksNothing() {
    StringBuilder hours = new StringBuilder("<skipHours>");
    for (int hour = 1; hour <= 24; hour++) {
      hours.append("<hour>").append(hour).append("</hour>");
    }
    assertThat(declared(hours + "</skipHours>")).isEqualTo(Declared.NOTHING);
  }

  @Property
  void whateverItHoldsItIsRead(@ForAll String text) {
    assertThat(declared("<ttl>a" + text.replaceAll("[<&]", "") + "</ttl>").ttl()).isNull();
  }

  private static Declared declared(String head) {
    String feed =
        "<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>"
            + head
            + "</channel></rss>";
    FeedResult result = new FeedReader().read(feed.getBytes(UTF_8), null, ADDRESS);
    return ((FeedResult.Feed) result).declared();
  }
}
