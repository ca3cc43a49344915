package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.Extractor;
import org.vigie.model.Article;
import org.vigie.model.Article.Partial.Why;
import org.vigie.model.Source;

class AccountTest {
  private static final URI URL = URI.create("https://carrier.example/stories/1");
  private static final Source CARRIER =
      Sources.feed("carrier", URI.create("https://carrier.example/feed"), null);
  private static final String FIRST =
      "The two leaders have spoken by telephone, the palace said in a statement on Friday evening.";
  private static final String SECOND =
      "They agreed to meet again before the end of the month, in a town that was not named.";

  @Test
  void aCarrierNamesTheFirstPublisherInBracketsBeforeTheText() {
    Account account = account(entry("Leaders talk", "[RFI] " + FIRST), null, null);
    assertThat(account.publisher()).isEqualTo("RFI");
    assertThat(account.text()).isEqualTo(FIRST);
    assertThat(account.from()).isEqualTo(Article.TextFrom.FEED);
  }

  @Test
  void orOnItsPageOrBeforeTheHeadline() {
    Account onPage =
        account(entry("Leaders talk", "x"), "<p>[RFI] " + FIRST + "<p>" + SECOND, null);
    assertThat(onPage.publisher()).isEqualTo("RFI");
    assertThat(onPage.text()).isEqualTo(FIRST + "\n\n" + SECOND);
    Account inHeadline = account(entry("[The Lamp] Leaders talk", FIRST), null, null);
    assertThat(inHeadline.publisher()).isEqualTo("The Lamp");
    assertThat(inHeadline.title()).isEqualTo("Leaders talk");
  }

  @Test
  void orInTheEntry() {
    FeedEntry entry =
        new FeedEntry(
            "1",
            URL,
            "Leaders talk",
            null,
            Instant.parse("2026-11-20T10:00:00Z"),
            List.of(),
            FIRST,
            "",
            List.of("Politics", "Mali"),
            URI.create("https://carrier.example/1.jpg"),
            "The Lamp",
            false);
    Account account = account(entry, null, null);
    assertThat(account.publisher()).isEqualTo("The Lamp");
    assertThat(account.details().section()).isEqualTo("Politics");
    assertThat(account.details().modified()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
    assertThat(account.details().image()).isEqualTo(URI.create("https://carrier.example/1.jpg"));
  }

  @Test
  void whoeverNamesNobodyIsTheSourcesPublisher() {
    Account account = account(entry("[Video] Leaders talk", FIRST), null, null);
    assertThat(account.publisher()).isEqualTo(CARRIER.publisher());
    assertThat(account.title()).isEqualTo("[Video] Leaders talk");
  }

  @Test
  void aFeedsTextIsEditedLikeThatOfAPage() {
    String text =
        String.join(
            "\n\n",
            "BAMAKO (AFP) - " + FIRST,
            SECOND,
            "The post Leaders talk appeared first on The Lamp.");
    Account account = account(entry("Leaders talk", text), null, null);
    assertThat(account.text()).isEqualTo("BAMAKO (AFP) - " + FIRST + "\n\n" + SECOND);
    assertThat(account.details().agencies()).containsExactly("AFP");
    assertThat(account.details().origin()).isEqualTo(new Article.Origin("The Lamp", null));
  }

  @Test
  void aPageThatIsMuchShorterThanTheFeedGivesWayToIt() {
    Account account =
        account(entry("Leaders talk", FIRST + "\n\n" + SECOND), "<p>They talked.</p>", null);
    assertThat(account.from()).isEqualTo(Article.TextFrom.FEED);
    assertThat(account.text()).isEqualTo(FIRST + "\n\n" + SECOND);
  }

  @Test
  void whyThereIsNoPageIsSaid() {
    Article.Partial refused = new Article.Partial(Why.REFUSED, "HTTP 403");
    Account account = account(entry("Leaders talk", FIRST), null, refused);
    assertThat(account.from()).isEqualTo(Article.TextFrom.FEED);
    assertThat(account.details().partial()).isEqualTo(refused);
  }

  @Test
  void aFeedThatKeepsTheRestForSubscribersSaysSo() {
    String wall = "Subscribe to continue reading.";
    Article.Partial closed = new Article.Partial(Why.PAYWALL, wall);
    FeedEntry entry = entry("Leaders talk", String.join("\n\n", FIRST, SECOND, wall));
    Account fromFeed = account(entry, null, null);
    assertThat(fromFeed.text()).isEqualTo(FIRST + "\n\n" + SECOND);
    assertThat(fromFeed.details().partial()).isEqualTo(closed);
    Article.Partial refused = new Article.Partial(Why.REFUSED, "HTTP 403");
    assertThat(account(entry, null, refused).details().partial()).isEqualTo(refused);
    String page = "<p>" + FIRST + "<p>" + SECOND + "<p>" + FIRST;
    assertThat(account(entry, page, null).details().partial()).isNull();
  }

  @Test
  void severalArticlesUnderOneAddressAreOneWithTheirHeadlines() {
    String[] longer = {(FIRST + " ").repeat(4).strip(), (SECOND + " ").repeat(4).strip()};
    String text = "<p>%s</p><p>%s</p>".formatted(longer[0], longer[1]);
    Account account =
        account(
            entry("Two stories", "x"),
            "<main><article><h2>One</h2>%s</article><article><h2>Another one</h2>%s</article></main>"
                .formatted(text, text),
            null);
    assertThat(account.text())
        .isEqualTo(
            String.join("\n\n", "One", longer[0], longer[1], "Another one", longer[0], longer[1]));
  }

  private static FeedEntry entry(String title, String text) {
    return new FeedEntry(
        "1", URL, title, null, null, List.of(), text, "", List.of(), null, "", false);
  }

  private static Account account(
      FeedEntry entry, @Nullable String page, Article.@Nullable Partial partial) {
    Optional<Extracted> extracted =
        Optional.ofNullable(page).map(html -> new Extractor().extract(html, URL));
    return Account.of(CARRIER, entry, URL, extracted, partial);
  }
}
