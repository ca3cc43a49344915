package org.vigie.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.vigie.model.Article;
import org.vigie.model.Checked;
import org.vigie.model.Classified;
import org.vigie.model.Edit;
import org.vigie.model.Entity;
import org.vigie.model.EntityHit;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.Rulings;
import org.vigie.model.Source;
import org.vigie.model.Span;
import org.vigie.model.Topic;
import org.vigie.model.TopicHit;
import org.vigie.model.Watch;

/** Articles of an invented world, with what a classifier would say of them. */
public final class Samples {
  public record Outlet(String id, String name, String country) {}

  public static final List<Outlet> OUTLETS =
      List.of(
          new Outlet("gondo", "Radio Gondo", "FR"),
          new Outlet("liptako", "Dépêche du Liptako", "BF"),
          new Outlet("northgate", "Northgate Wire", "GB"),
          new Outlet("courier", "Sahel Courier", "NE"),
          new Outlet("fleuve", "Le Fil du Fleuve", "ML"),
          new Outlet("atlantic", "Atlantic Desk", "SN"));

  private Samples() {}

  public static Watch watch() {
    return new Watch(
        "sahel",
        1,
        List.of(
            topic("aes", "Sahel States", "Alliance des États du Sahel"),
            topic("wagner", "Wagner, Africa Corps", "Wagner, Africa Corps"),
            topic("jihadist-attack", "Jihadist attack", "Attaque jihadiste")),
        List.of(
            entity("jnim", "JNIM", "GSIM"),
            entity("issp", "Islamic State Sahel", "État islamique au Sahel"),
            entity("iswap", "ISWAP", "ISWAP"),
            entity("al-shabaab", "al-Shabaab", "al-Shabab"),
            entity("fla", "Azawad Liberation Front", "Front de libération de l’Azawad"),
            entity("africa-corps", "Africa Corps", "Africa Corps"),
            entity("wagner", "Wagner Group", "groupe Wagner"),
            entity("ecowas", "ECOWAS", "CEDEAO"),
            entity("aes", "Alliance of Sahel States", "Alliance des États du Sahel")),
        List.of(
            new Place(
                "djibo",
                Map.of("en", "Djibo"),
                List.of(),
                "BF",
                "Sahel",
                14.1,
                -1.63,
                Place.Precision.EXACT)));
  }

  private static Topic topic(String id, String en, String fr) {
    return new Topic(
        id,
        Map.of("en", en, "fr", fr),
        Map.of("en", "What counts as " + en, "fr", "Ce qui compte comme " + fr),
        2.5,
        Map.of(),
        List.of(),
        id.equals("jihadist-attack")
            ? new Topic.Attacks(List.of("jnim", "issp"), "unknown-jihadist")
            : null);
  }

  private static Entity entity(String id, String en, String fr) {
    return new Entity(
        id, Entity.Kind.ARMED_GROUP, Map.of("en", en, "fr", fr), List.of(), List.of(), List.of());
  }

  public static Source source(String id, String name, String country, boolean on) {
    return new Source(
        id,
        name,
        name,
        country,
        List.of("fr"),
        Source.Kind.FEED,
        URI.create("https://" + id + ".example/feed.xml"),
        URI.create("https://" + id + ".example/"),
        "An invented outlet",
        Keep.FULL,
        on,
        on ? null : "its terms do not allow it",
        null,
        null,
        Source.BACKFILL_AFTER);
  }

  /** What a check of an address might come to. */
  public static Checked.Found checked(URI address, Source source) {
    return new Checked.Found(
        address,
        List.of(new Checked.Request(address, source.address(), true, "HTTP 200, 12 kB: a feed")),
        source,
        new Checked.Answer("W/\"a\"", null, Duration.ofMinutes(5)),
        new Checked.Robots(false, "Disallow: /"),
        12,
        List.of(
            new Checked.Item(
                address.resolve("/one"),
                "Un marché rouvre <i>à</i> Gao",
                Instant.parse("2026-11-21T08:00:00Z"),
                "fr",
                List.of("A. Correspondent"),
                "Le marché a rouvert ce matin.",
                29,
                Article.TextFrom.PAGE,
                null),
            new Checked.Item(
                address.resolve("/two"),
                "A story without a date",
                null,
                null,
                List.of(),
                "",
                0,
                Article.TextFrom.FEED,
                new Article.Partial(Article.Partial.Why.REFUSED, "HTTP 403"))),
        List.of(address.resolve("/other")));
  }

  private static final Article.Details DETAILS =
      new Article.Details(
          null,
          "Security",
          List.of("AFP", "Reuters"),
          new Article.Origin("The Harbour Post", URI.create("https://harbour.example/1")),
          List.of(
              new Article.Reference("a video of the column", URI.create("https://clips.example/7")),
              new Article.Reference("Letter of the governor, 3 May", null),
              new Article.Reference("not to be clicked", URI.create("ftp://files.example/x"))),
          null,
          List.of("A burnt lorry on the road. Photo: A. Correspondent"),
          new Article.Partial(Article.Partial.Why.PAYWALL, "“For subscribers only”"),
          null);

  /** All samples, as filed at a moment; the oldest first. */
  public static List<Filed> all(Instant now) {
    List<Filed> all = new ArrayList<>();
    Map<String, String> stories = new HashMap<>();
    for (String block : read().split("\n---\n", -1)) {
      all.add(filed(block.strip(), now, stories, all.size()));
    }
    return all;
  }

  private static Filed filed(String block, Instant now, Map<String, String> stories, int number) {
    List<String> lines = block.lines().toList();
    Map<String, String> head = new HashMap<>();
    for (String pair : lines.getFirst().substring(2).split(" ", -1)) {
      String[] parts = pair.split("=", 2);
      head.put(parts[0], parts[1]);
    }
    List<String> body = lines.stream().filter(line -> !line.matches("[@!%+] .*")).toList();
    String title = body.getFirst();
    String text = String.join("\n", body.subList(1, body.size())).strip();
    Outlet outlet =
        OUTLETS.stream().filter(o -> o.id().equals(get(head, "source"))).findFirst().orElseThrow();
    URI url =
        URI.create("https://" + outlet.id() + ".example/" + get(head, "story") + "-" + number);
    String id = Article.idOf(url);
    String story = stories.computeIfAbsent(get(head, "story"), _ -> id);
    Article article =
        new Article(
            id,
            url,
            outlet.id(),
            outlet.name(),
            outlet.name(),
            outlet.country(),
            title,
            text,
            number % 3 == 0 ? List.of("A. Correspondent") : List.of(),
            get(head, "lang"),
            now.minus(minutes(head, "published")),
            now.minus(minutes(head, "seen")),
            head.containsKey("backfill"),
            Article.TextFrom.PAGE,
            Keep.valueOf(get(head, "keep")),
            number == 0 ? DETAILS : Article.Details.NONE);
    Filed.Role role = Filed.Role.valueOf(get(head, "role"));
    return new Filed(
        new Classified(
            article,
            get(head, "lang"),
            topics(lines, title, text),
            entities(lines, title, text),
            places(lines, title, text),
            1),
        story,
        role,
        role == Filed.Role.COPY ? story : null,
        switch (role) {
          case FIRST -> "no earlier article is like it";
          case COPY -> "its text is that of an earlier article: 94 of 100 signatures agree";
          case UPDATE -> "same place, same actors, within a day; 41 of 100 signatures agree";
        },
        List.of(number),
        number == 0 ? Filed.Change.EDITED : Filed.Change.NEW,
        number + 1L,
        number == 0 ? List.of(edit(now)) : List.of(),
        Rulings.NONE,
        List.of());
  }

  private static Edit edit(Instant now) {
    return new Edit(
        2,
        now.minus(Duration.ofMinutes(5)),
        List.of(
            new Edit.Hunk(
                Span.Field.TEXT,
                "At least 12 people were killed, the governor said.",
                "At least 30 people were killed, the governor said."),
            new Edit.Hunk(Span.Field.TEXT, "", "JNIM has claimed the attack.")));
  }

  private static Duration minutes(Map<String, String> head, String key) {
    return Duration.ofMinutes(Long.parseLong(get(head, key)));
  }

  private static String get(Map<String, String> head, String key) {
    return Objects.requireNonNull(head.get(key), key);
  }

  private static List<TopicHit> topics(List<String> lines, String title, String text) {
    return lines.stream()
        .filter(line -> line.startsWith("! "))
        .map(
            line -> {
              String[] parts = line.substring(2).split(" ", 3);
              List<TopicHit.Evidence> evidence =
                  pairs(parts[2])
                      .map(p -> new TopicHit.Evidence(p[0], p[1], spans(p[1], title, text)))
                      .toList();
              return new TopicHit(parts[0], Double.parseDouble(parts[1]), evidence);
            })
        .toList();
  }

  private static List<EntityHit> entities(List<String> lines, String title, String text) {
    return lines.stream()
        .filter(line -> line.startsWith("% "))
        .flatMap(line -> pairs(line.substring(2)))
        .map(
            p -> {
              List<Span> spans = spans(p[1], title, text);
              return new EntityHit(p[0], p[1], 1, Math.max(1, spans.size()), spans);
            })
        .toList();
  }

  private static List<PlaceHit> places(List<String> lines, String title, String text) {
    return lines.stream()
        .filter(line -> line.startsWith("+ "))
        .flatMap(line -> pairs(line.substring(2)))
        .map(
            p -> {
              List<Span> spans = spans(p[1], title, text);
              return new PlaceHit(
                  p[0],
                  p[1],
                  p[0].substring(0, 2).toUpperCase(Locale.ROOT),
                  14.1,
                  -1.63,
                  p[0].endsWith("sahel") ? Place.Precision.REGION : Place.Precision.EXACT,
                  Math.max(1, spans.size()),
                  spans);
            })
        .toList();
  }

  /** {@code key:some words key:more}. */
  private static java.util.stream.Stream<String[]> pairs(String text) {
    return Arrays.stream(text.split(" (?=[a-z-]+:)", -1)).map(pair -> pair.split(":", 2));
  }

  private static List<Span> spans(String term, String title, String text) {
    List<Span> spans = new ArrayList<>();
    find(Span.Field.TITLE, term, title, spans);
    find(Span.Field.TEXT, term, text, spans);
    return spans;
  }

  private static void find(Span.Field field, String term, String in, List<Span> spans) {
    String where = in.toLowerCase(Locale.ROOT);
    String what = term.toLowerCase(Locale.ROOT);
    for (int at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
      spans.add(new Span(field, at, at + term.length()));
    }
  }

  private static String read() {
    try (InputStream in = Samples.class.getResourceAsStream("/samples.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An article that is about nothing in particular, as the first of its story. */
  public static Filed filed(Article article) {
    return new Filed(
        new Classified(article, "en", List.of(), List.of(), List.of(), 1),
        article.id(),
        Filed.Role.FIRST,
        null,
        "",
        List.of(),
        Filed.Change.NEW,
        1);
  }
}
