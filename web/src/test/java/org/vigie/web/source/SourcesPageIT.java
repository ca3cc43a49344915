package org.vigie.web.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.model.PollState;
import org.vigie.model.Source;
import org.vigie.web.Browser;
import org.vigie.web.TestDesk;

class SourcesPageIT {
  private static final String LIST = "/streams/sources";

  private final TestDesk desk = TestDesk.shared();
  private Browser browser = new Browser(desk.home());

  @BeforeEach
  void signIn() throws Exception {
    browser = Browser.signedIn(desk);
  }

  @Test
  void theListSaysHowEachFaresAndIsNarrowed() throws Exception {
    Document page = browser.page(LIST);
    assertThat(page.select("tr:contains(Atlantic Desk)").text())
        .contains("blocks us", "HTTP 403", "4 failures in a row", "feed", "An invented outlet");
    assertThat(page.select(".chips a[aria-current=page]").text()).startsWith("All");
    Document late = browser.page(LIST + "?state=late");
    assertThat(late.select("tbody tr").text())
        .contains("Atlantic Desk", "possible gap")
        .doesNotContain("La Savane");
    Document off = browser.page(LIST + "?state=off&q=savane");
    assertThat(off.select("tbody tr").text()).contains("La Savane", "its terms do not allow it");
    assertThat(off.select("#fresh-part").attr("hx-get"))
        .isEqualTo("/streams/sources?q=savane&state=off");
    assertThat(browser.page(LIST + "?q=%3Cb%3E").text()).contains("No source is like that.");
  }

  @Test
  void aSourceIsSwitchedOffAndOn() throws Exception {
    Document off = browser.submit(LIST + "/courier/turn", Map.of("on", "false"));
    assertThat(off.select(".notice").text()).isEqualTo("Switched off.");
    assertThat(source("courier").on()).isFalse();
    assertThat(browser.page(LIST, "Accept-Language", "fr").text())
        .contains("éteinte à la main", "Heures en UTC");
    browser.submit(LIST + "/courier/turn", Map.of("on", "true"));
    assertThat(desk.bean(Sources.class).get("courier").state())
        .map(PollState::state)
        .hasValue(PollState.State.FRESH);
  }

  @Test
  void whatSpeaksAgainstASourceIsShownBeforeItIsSwitchedOn() throws Exception {
    Document asked = browser.submit(LIST + "/savane/turn", Map.of("on", "true"));
    assertThat(asked.select("blockquote").text()).isEqualTo("its terms do not allow it");
    assertThat(source("savane").on()).isFalse();
    Document done = browser.submit(LIST + "/savane/turn", fields(asked.selectFirst("form.act")));
    assertThat(done.text()).contains("Switched on.", "by analyst");
    assertThat(source("savane").permission()).isNotNull();
    assertThat(done.select(".history li").eachText().getFirst())
        .contains("switched on by analyst", "in spite of: its terms do not allow it");
    Document off = browser.submit(LIST + "/savane/turn", Map.of("on", "false"));
    assertThat(source("savane").permission()).isNull();
    assertThat(off.select(".history li").eachText().getFirst()).contains("switched off");
  }

  @Test
  void onItsOwnPageOneClickSwitchesItOnUnderOnesOwnPermission() throws Exception {
    Document page = browser.page(LIST + "/savane");
    Element form = page.selectFirst("form[action$=/turn]");
    assertThat(page.text()).contains("its terms do not allow it");
    Map<String, String> fields = fields(form);
    assertThat(fields).containsEntry("permission", "true").containsEntry("on", "true");
    Document done = browser.submit(LIST + "/savane/turn", fields);
    assertThat(done.text()).contains("Switched on.", "under their own permission");
    browser.submit(LIST + "/savane/turn", Map.of("on", "false"));
  }

  @Test
  void aStateOfTheOverviewLeadsToItsSources() throws Exception {
    String href = browser.page("/streams").select(".counts a:contains(blocks us)").attr("href");
    assertThat(href).isEqualTo(LIST + "?state=blocked");
    Document blocked = browser.page(href);
    assertThat(blocked.select("tbody tr").text())
        .contains("Atlantic Desk")
        .doesNotContain("Savane");
    assertThat(blocked.select(".chips a[aria-current=page]").text()).isEqualTo("blocks us");
  }

  @Test
  void anAddressIsCheckedThenAddedThenRemoved() throws Exception {
    Document checked =
        browser.submit(LIST + "/check", Map.of("address", "https://fil.example/feed"));
    assertThat(checked.select(".newest h3").eachText())
        .containsExactly("Un marché rouvre <i>à</i> Gao", "A story without a date");
    assertThat(checked.select(".result").text())
        .contains("12 articles in it now", "W/\"a\"", "300 s", "asks not to", "HTTP 403")
        .contains("moved for good to", "from the list alone");
    assertThat(checked.select("pre").text()).contains("- id: le-fil");
    assertThat(checked.select("input[name=id]").val()).isEqualTo("le-fil");
    assertThat(desk.bean(Sources.class).all(new SourceFilter("le-fil", "", "", ""))).isEmpty();

    Map<String, String> form = fields(checked.selectFirst("form#add"));
    form.put("languages", "FR; bm");
    form.put("keep", "LINK");
    Document added = browser.submit(LIST + "/add", form);
    assertThat(added.text()).contains("Added. It is polled at once.");
    assertThat(source("le-fil").languages()).containsExactly("fr", "bm");
    assertThat(browser.submit(LIST + "/add", form).select(".problem").text())
        .contains("There is a source 'le-fil' already");

    assertThat(browser.page(LIST + "/le-fil/remove").text()).contains("Remove Le Fil?");
    Document removed = browser.submit(LIST + "/le-fil/remove", Map.of());
    assertThat(removed.select("a[href='" + LIST + "/le-fil']")).isEmpty();
  }

  @Test
  void whatCannotBeReadSaysWhyAndCannotBeAdded() throws Exception {
    Document page = browser.submit(LIST + "/check", Map.of("address", "https://fil.example/"));
    assertThat(page.select(".problem").text()).contains("neither a feed nor a list <of articles>");
    assertThat(page.select("form#add")).isEmpty();
    Document wrong = browser.submit(LIST + "/check", Map.of("address", "javascript:alert(1)"));
    assertThat(wrong.select(".problem").text()).contains("is not an address");
    assertThat(wrong.select("input[name=address]").val()).isEqualTo("javascript:alert(1)");
  }

  @Test
  void aRefusalHasTheStatusThatAProgramWouldGet() throws Exception {
    byte[] none = {};
    Map<String, String> taken =
        Map.of("address", "https://courier.example/feed.xml", "id", "twin", "name", "Twin");
    assertThat(browser.upload(LIST + "/add", "file", "", none, taken).statusCode()).isEqualTo(409);
    assertThat(browser.upload(LIST + "/check", "file", "", none, Map.of()).statusCode())
        .isEqualTo(400);
    assertThat(browser.upload(LIST + "/import", "file", "a.opml", none, Map.of()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aMistakeInTheFormLeavesItFilledIn() throws Exception {
    Document page =
        browser.submit(
            LIST + "/add",
            Map.of("address", "https://x.example/", "id", "No Id", "name", "X", "keep", "FULL"));
    assertThat(page.select(".problem").text()).contains("source id 'No Id'");
    assertThat(page.select("input[name=id]").val()).isEqualTo("No Id");
    assertThat(page.select("select[name=keep] option[selected]").val()).isEqualTo("FULL");
    assertThat(
            browser
                .submit(LIST + "/add", Map.of("address", "https://x.example/", "keep", "ALL"))
                .select(".problem"))
        .isNotEmpty();
  }

  @Test
  void aSourceIsTriedWithItsOwnSettings() throws Exception {
    Document page = browser.submit(LIST + "/gondo/test", Map.of());
    assertThat(page.select("h1").text()).isEqualTo(source("gondo").name());
    assertThat(page.select(".newest li")).hasSize(2);
  }

  @Test
  void aListIsShownThenImported() throws Exception {
    String opml =
        "<opml version=\"2.0\"><body><outline text=\"Imported &lt;b&gt;\" xmlUrl=\"https://imported.example/rss\"/>"
            + "<outline text=\"Mine\" xmlUrl=\"https://courier.example/feed.xml\"/></body></opml>";
    Document dry = browser.upload(LIST + "/import", Map.of("dry", "true"), opml);
    assertThat(dry.select(".result").text())
        .contains("1 source would be added", "Imported <b>", "1 is there already");
    assertThat(desk.bean(Sources.class).all(new SourceFilter("imported", "", "", ""))).isEmpty();
    Document done = browser.upload(LIST + "/import", Map.of("dry", "false"), opml);
    assertThat(done.select(".result").text()).contains("1 source was added");
    assertThat(browser.get(LIST + "/export").body()).contains("https://imported.example/rss");
    browser.submit(LIST + "/imported-b/remove", Map.of());
    Document bad = browser.upload(LIST + "/import", Map.of(), "<!DOCTYPE opml []><opml/>");
    assertThat(bad.select(".problem").text()).contains("document type");
  }

  @Test
  void withoutATokenNothingIsChanged() throws Exception {
    for (String path : new String[] {"/check", "/add", "/import", "/gondo/turn", "/gondo/remove"}) {
      assertThat(browser.post(LIST + path, Map.of("on", "false")).statusCode()).isEqualTo(403);
    }
    assertThat(source("gondo").on()).isTrue();
  }

  @Test
  void everyPageSpeaksFrench() throws Exception {
    for (String path : new String[] {"", "/gondo", "/gondo/remove", "/add", "/import"}) {
      assertThat(browser.page(LIST + path, "Accept-Language", "fr").text())
          .as(path)
          .contains("Sources")
          .doesNotContain("??", "Remove", "Add a source");
    }
    assertThat(browser.page(LIST + "/nobody").text()).contains("There is no source 'nobody'");
  }

  private Source source(String id) {
    return desk.bean(Sources.class).get(id).source();
  }

  private static Map<String, String> fields(@Nullable Element form) {
    Map<String, String> fields = new HashMap<>();
    if (form != null) {
      form.select("input[name]").forEach(input -> fields.put(input.attr("name"), input.val()));
      form.select("select[name]")
          .forEach(
              select -> fields.put(select.attr("name"), select.select("option[selected]").val()));
    }
    return fields;
  }
}
