package org.vigie.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Source.Listing;

class ListingReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final URI ADDRESS = URI.create("https://wire.example/actualites");

  private final ListingReader reader = new ListingReader(() -> NOW);

  /** What surrounds the list on every page of these tests. */
  private static final String AROUND =
      """
      <!doctype html><html lang="fr"><head><title>Actualités - The Wire</title></head>
      <body class="archive has-sidebar">
      <header><div class="logo"><a href="/">The Wire, journal du Sahel</a></div>
      <nav class="menu"><ul><li><a href="/politique">La politique au Sahel et ailleurs</a></li>
      <li><a href="/societe">Toute la vie de la société civile</a></li></ul></nav></header>
      <main>%s</main>
      <div class="sidebar"><h3>Suivez-nous partout</h3><ul>
      <li><a href="/lettre">Recevez chaque matin notre lettre</a> <span>20/11/2026</span></li>
      <li><a href="/old-1">Un article de la colonne de côté</a> <span>01/01/2020</span></li></ul></div>
      <section><h2>Les plus lus</h2><div>
      <article><h3><a href="/read-1">Le premier des articles les plus lus</a></h3><time>Hier</time></article>
      <article><h3><a href="/read-2">Le deuxième des articles les plus lus</a></h3><time>Hier</time></article>
      <article><h3><a href="/read-3">Le troisième des articles les plus lus</a></h3><time>Hier</time></article>
      <article><h3><a href="/read-4">Le quatrième des articles les plus lus</a></h3><time>Hier</time></article>
      </div></section>
      <footer><a href="/legal">Mentions légales et conditions de ce site</a></footer>
      </body></html>
      """;

  @Test
  void anArchiveOfPostsWithAClassOfTheirOwnEach() {
    List<FeedEntry> entries =
        read(
            list(
                3,
                """
                <article id="post-%1$d" class="post-%1$d post type-post category-%1$d">
                <header class="entry-header"><h2 class="entry-title"><a href="/2026/11/story-%1$d/">Story number %1$d of the archive</a></h2>
                <div class="entry-meta"><span class="posted-on">Posted on <a href="/2026/11/story-%1$d/"><time datetime="2026-11-1%1$dT08:00:00+00:00">November 1%1$d, 2026</time></a></span>
                <span class="byline">by <a href="/author/admin-of-the-site">The admin of this site</a></span></div></header>
                <div class="entry-summary"><p>On 3 March 2020 something else took place. <a href="/2026/11/story-%1$d/">Continue reading Story number %1$d</a></p></div>
                </article>
                """));
    assertThat(entries)
        .extracting(FeedEntry::title)
        .containsExactly(
            "Story number 1 of the archive",
            "Story number 2 of the archive",
            "Story number 3 of the archive");
    assertThat(entries)
        .extracting(FeedEntry::published)
        .startsWith(Instant.parse("2026-11-11T08:00:00Z"));
  }

  @Test
  void rowsOfAView() {
    assertRead(
        list(
            4,
            """
            <div class="views-row views-row-%1$d"><div class="views-field-title"><span class="field-content">
            <a href="/node/%1$d">Titre de la dépêche numéro %1$d</a></span></div>
            <div class="views-field-created"><span class="field-content">%1$d novembre 2026</span></div></div>
            """),
        "2026-11-01T23:59:59Z");
  }

  @Test
  void aTable() {
    assertRead(
        "<table><tbody>"
            + list(
                4,
                "<tr><td>0%1$d/11/2026</td><td><a href=\"/doc/%1$d\">Communiqué du conseil des ministres"
                    + " %1$d</a></td><td><a href=\"/doc/%1$d.pdf\">PDF</a></td></tr>")
            + "</tbody></table>",
        "2026-11-01T23:59:59Z");
  }

  @Test
  void cardsThatAreOneLinkEachInRowsOfTwo() {
    String card =
        "<div class=\"col\"><a class=\"card\" href=\"/a/%1$d\"><img src=\"x\"><span class=\"tag\">Mali</span>"
            + "<h3>Une attaque contre le poste %1$d</h3><p class=\"date\">il y a %1$d heures</p></a></div>";
    assertRead(
        "<div class=\"grid\"><div class=\"row\">"
            + list(2, card)
            + "</div><div class=\"row\">"
            + list(3, 4, card)
            + "</div></div>",
        "2026-11-21T11:00:00Z");
  }

  @Test
  void headingsWithTheirDatesBehindThemInOneElement() {
    assertRead(
        list(
            4,
            "<h3><a href=\"/a/%1$d\">Une nouvelle de la journée %1$d</a></h3><p class=\"d\">%1$d nov. 2026</p>"
                + "<p>Le 4 mars 2019, tout avait commencé dans la ville.</p>"),
        "2026-11-01T23:59:59Z");
  }

  @Test
  void addressesThatDifferInCaseAreTwo() {
    assertThat(
            ids(
                read(
                    list(2, "<h3><a href=\"/v/aBc%1$d\">Une nouvelle de la journée %1$d</a></h3>")
                        + list(
                            2,
                            "<h3><a href=\"/v/AbC%1$d\">Une autre de la journée %1$d</a></h3>"))))
        .hasSize(4);
  }

  @Test
  void aListWithoutAnyDate() {
    assertRead(
        "<ul>" + list(4, "<li><a href=\"/a/%1$d\">Une nouvelle sans date %1$d</a></li>") + "</ul>",
        null);
  }

  @Test
  void theLeadStoryAboveTheListBelongsToIt() {
    List<FeedEntry> entries =
        read(
            "<section class=\"hero\"><h1><a href=\"/a/9\">La une de ce journal du matin</a></h1>"
                + "<time datetime=\"2026-11-21T09:00:00Z\">9h</time></section><div class=\"list\">"
                + list(
                    4,
                    "<div><h2><a href=\"/a/%1$d\">Une nouvelle de la journée %1$d</a></h2><time>Hier</time></div>")
                + "</div>");
    assertThat(ids(entries)).startsWith("https://wire.example/a/9").hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Most read", "Les plus lus", "À lire aussi", "Trending", "Articles similaires"})
  void aBoxWithSuchALabelIsNoNews(String label) {
    String story =
        "<li><h3><a href=\"/%2$s/%1$d\">Une nouvelle de la journée %2$s %1$d</a></h3><time>Hier</time></li>";
    List<FeedEntry> entries =
        read(
            "<ul class=\"a\">"
                + list(3, story.replace("%2$s", "new"))
                + "</ul><div><h4>"
                + label
                + "</h4><ul class=\"b\">"
                + list(6, story.replace("%2$s", "old"))
                + "</ul></div>");
    assertThat(ids(entries)).hasSize(3).allSatisfy(id -> assertThat(id).contains("/new/"));
  }

  @Test
  void aLayoutWithASidebarMayBeCalledOne() {
    assertRead(
        "<div class=\"sidebar-right\">"
            + list(
                4,
                "<div><h2><a href=\"/a/%1$d\">Une nouvelle de la journée %1$d</a></h2><time>%1$d nov. 2026</time></div>")
            + "</div>",
        "2026-11-01T23:59:59Z");
  }

  @Test
  void linksToOtherSitesAreLeftOutUnlessTheSourceSaysItsSite() {
    String html =
        AROUND.formatted(
            list(
                3,
                "<div><h2><a href=\"https://news.example/a/%1$d\">Une nouvelle d'ailleurs %1$d</a></h2></div>"));
    assertThat(entries(html, null, null)).isEmpty();
    assertThat(entries(html, null, URI.create("https://www.news.example/"))).hasSize(3);
  }

  @Test
  void aScriptIsNoAddress() {
    assertThat(
            read(
                list(
                    3,
                    "<div><h2><a href=\"javascript:alert(%1$d)\">Une nouvelle de la journée %1$d</a></h2></div>")))
        .isEmpty();
  }

  @Test
  void selectorsSayWhereToLook() {
    String html =
        AROUND.formatted(
            list(
                3,
                "<div class=\"n\"><b class=\"t\"><a href=\"/a/%1$d\">N° %1$d</a></b><i>%1$d/11/2026</i></div>"));
    assertThat(entries(html, new Listing(".n", ".t", "i"), null))
        .extracting(FeedEntry::title, FeedEntry::published, FeedEntry::whole)
        .startsWith(tuple("N° 1", Instant.parse("2026-11-01T23:59:59Z"), false))
        .hasSize(3);
  }

  @Test
  void aListingOfWholeTextsNeedsNoPages() {
    String html =
        AROUND.formatted(
            list(
                2,
                "<div class=\"m\"><p class=\"x\">Premier fait %1$d. Il y a plus à en dire.</p><a href=\"/m/%1$d\">12:0%1$d</a></div>"));
    assertThat(entries(html, new Listing(".m", "a", null, ".x"), null))
        .first()
        .satisfies(
            entry -> {
              assertThat(entry.text()).isEqualTo("Premier fait 1. Il y a plus à en dire.");
              assertThat(entry.title()).isEqualTo("Premier fait 1. Il y a plus à en dire.");
              assertThat(entry.whole()).isTrue();
            });
  }

  @Test
  void aSelectorThatIsNoneIsToldAsSuch() {
    FeedResult result =
        reader.read("<p>x</p>".getBytes(UTF_8), null, ADDRESS, new Listing("p[", "a", null), null);
    assertThat(result)
        .isInstanceOfSatisfying(
            FeedResult.Refused.class,
            refused -> assertThat(refused.reason()).startsWith("the source's selector"));
  }

  @Test
  void aChannelPreviewGivesItsMessagesWholeNewestFirst() {
    String html =
        """
        <html><head><meta property="og:title" content="The Channel"></head><body>
        <div class="tgme_channel_info_header_title"><span>The Channel</span></div>
        <main class="tgme_main"><section class="tgme_channel_history">
        <div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-widget_message" data-post="chan/41">
          <div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/chan"><span>The Channel</span></a></div>
          <div class="tgme_widget_message_text js-message_text">Convoi signalé au nord de Gao.<br><br>Deux véhicules <b>détruits</b>, selon un témoin. <a href="https://wire.example/x">Lire</a></div>
          <a class="tgme_widget_message_date" href="https://t.me/chan/41"><time datetime="2026-11-21T08:15:00+00:00">08:15</time></a></div></div>
        <div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="chan/42">
          <div class="tgme_widget_message_photo_wrap"></div>
          <a class="tgme_widget_message_date" href="https://t.me/chan/42"><time datetime="2026-11-21T08:20:00+00:00">08:20</time></a></div></div>
        <div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="chan/43">
          <a class="tgme_widget_message_reply" href="https://t.me/chan/41"><div class="tgme_widget_message_text js-message_reply_text">Convoi signalé</div></a>
          <div class="tgme_widget_message_text js-message_text">Le convoi est arrivé.</div>
          <a class="tgme_widget_message_date" href="https://t.me/chan/43?single"><time datetime="2026-11-21T09:00:00+00:00">09:00</time></a></div></div>
        </section></main></body></html>
        """;
    FeedResult.Feed feed =
        (FeedResult.Feed)
            reader.read(
                html.getBytes(UTF_8), "text/html", URI.create("https://t.me/s/chan"), null, null);
    assertThat(feed.title()).isEqualTo("The Channel");
    assertThat(feed.entries()).extracting(FeedEntry::id).containsExactly("chan/43", "chan/41");
    assertThat(feed.entries().getFirst().text()).isEqualTo("Le convoi est arrivé.");
    assertThat(feed.entries().getLast())
        .satisfies(
            entry -> {
              assertThat(entry.title()).isEqualTo("Convoi signalé au nord de Gao.");
              assertThat(entry.text())
                  .isEqualTo(
                      "Convoi signalé au nord de Gao.\n\nDeux véhicules détruits, selon un témoin. Lire");
              assertThat(entry.url()).isEqualTo(URI.create("https://t.me/chan/41"));
              assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-21T08:15:00Z"));
              assertThat(entry.authors()).containsExactly("The Channel");
              assertThat(entry.whole()).isTrue();
            });
  }

  @Property(tries = 200)
  void theOrderIsThatOfThePageAndEachAddressComesOnce(
      @ForAll @UniqueElements List<@IntRange(min = 1, max = 900) Integer> numbers,
      @ForAll boolean dated,
      @ForAll boolean doubled) {
    String item =
        "<li><h2><a href=\"/a/%1$d\">Une nouvelle de la journée %1$d</a></h2>"
            + (dated ? "<time>21/11/2026</time>" : "")
            + (doubled
                ? "<a href=\"/a/%1$d?utm_source=list\">Lire la suite de cet article</a>"
                : "")
            + "</li>";
    String html =
        "<html><body><ul>"
            + numbers.stream().map(n -> item.formatted(n)).collect(joining())
            + "</ul></body></html>";
    assertThat(ids(entries(html, null, null)))
        .isEqualTo(numbers.stream().limit(300).map(n -> "https://wire.example/a/" + n).toList());
  }

  @Property(tries = 300)
  void noTagsMakeItFailOrLeaveTheSite(@ForAll("soup") String html) {
    assertThat(entries(html, null, null))
        .allSatisfy(entry -> assertThat(entry.url()).hasHost("wire.example"))
        .extracting(FeedEntry::id)
        .doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(
            "<a href=\"/one\">",
            "<a href=\"/two\">",
            "<a href=\"//evil.example/x\">",
            "</a>",
            "<div class=\"row\">",
            "</div>",
            "<li>",
            "<h2>",
            "</h2>",
            "<time>21/11/2026</time>",
            "Une nouvelle de la journée ",
            "<table><tr><td>",
            "<aside>",
            "<article>",
            "</article>")
        .list()
        .ofMaxSize(60)
        .map(parts -> "<p>" + String.join("", parts));
  }

  private void assertRead(String list, @Nullable String firstDate) {
    List<FeedEntry> entries = read(list);
    assertThat(entries).hasSize(4);
    assertThat(entries).extracting(FeedEntry::title).allMatch(title -> title.length() < 60);
    assertThat(entries.getFirst().title()).endsWith("1");
    assertThat(entries.getLast().title()).endsWith("4");
    assertThat(entries.getFirst().published())
        .isEqualTo(firstDate == null ? null : Instant.parse(firstDate));
  }

  private List<FeedEntry> read(String list) {
    return entries(AROUND.formatted(list), null, null);
  }

  private List<FeedEntry> entries(String html, @Nullable Listing listing, @Nullable URI site) {
    return ((FeedResult.Feed)
            reader.read(html.getBytes(UTF_8), "text/html; charset=utf-8", ADDRESS, listing, site))
        .entries();
  }

  private static List<String> ids(List<FeedEntry> entries) {
    return entries.stream().map(FeedEntry::id).toList();
  }

  private static String list(int to, String item) {
    return list(1, to, item);
  }

  private static String list(int from, int to, String item) {
    return IntStream.rangeClosed(from, to).mapToObj(item::formatted).collect(joining("\n"));
  }
}
