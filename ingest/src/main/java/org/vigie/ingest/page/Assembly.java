package org.vigie.ingest.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.Article;

/** Puts together what the parts of a page say. */
final class Assembly {
  private static final int MAX_CAPTIONS = 50;
  private static final int CAPTION = 15;

  /** How many blocks before and behind an article may say that the rest is closed. */
  private static final int NEAR = 8;

  /** A page whose text is this much shorter than what its JSON-LD has shows but a part of it. */
  private static final double PART = 0.5;

  private final Selected selected;
  private final Outline outline;
  private final JsonLd ld;
  private final PageFacts facts;
  private final References references;
  private final MainText.Found found;

  Assembly(Selected selected, Outline outline, URI address) {
    this.selected = selected;
    this.outline = outline;
    URI page = CanonicalUrl.of(address, outline.declared().canonical());
    this.ld = JsonLd.of(outline.declared(), page);
    this.facts = PageFacts.of(outline, ld, page, outline.declared().base(address));
    this.references = new References(page, outline.declared().base(address));
    this.found = MainText.of(outline, facts.title());
  }

  Extracted extracted() {
    List<Parts.Part> parts = Parts.of(selected.text().isEmpty() ? found.blocks() : selected.text());
    Editing.Edited first = Editing.of(parts.getFirst().text(), references);
    String text = parts.size() > 1 ? headed(parts.getFirst(), first) : fuller(first.text());
    Imprint imprint = imprint();
    List<String> authors =
        Stream.of(selected.authors(), facts.authors())
            .filter(names -> !names.isEmpty())
            .findFirst()
            .orElseGet(imprint::authors);
    return new Extracted(
        facts.url(),
        selected.title().orElse(facts.title()),
        text,
        authors,
        selected
            .published()
            .or(() -> Optional.ofNullable(facts.published()))
            .or(imprint::published)
            .orElse(null),
        facts.language(),
        facts.site(),
        new Article.Details(
            Optional.ofNullable(facts.modified()).or(imprint::modified).orElse(null),
            facts.section(),
            agencies(first, authors),
            first.origin(),
            references.of(first.blocks(), parts.getFirst().notes()),
            facts.image(),
            captions(),
            partial(first, text),
            null),
        parts.stream().skip(1).map(this::other).toList(),
        selected.missed());
  }

  private Extracted.Part other(Parts.Part part) {
    Editing.Edited edited = Editing.of(part.text(), references);
    return new Extracted.Part(
        Optional.ofNullable(part.title()).orElse(""),
        edited.text(),
        new Article.Details(
            null,
            facts.section(),
            edited.agencies(),
            edited.origin(),
            references.of(edited.blocks(), part.notes()),
            null,
            List.of(),
            edited.partial(),
            null));
  }

  /** The first of several articles stands under its own headline, as the others do. */
  private static String headed(Parts.Part part, Editing.Edited edited) {
    return part.title() == null ? edited.text() : part.title() + "\n\n" + edited.text();
  }

  /** Pages that a program fills in the browser may have their text in JSON-LD alone. */
  private String fuller(String text) {
    return ld.text("articleBody")
        .map(body -> HtmlText.isMarkup(body) ? Extractor.paragraphs(body) : lines(body))
        .filter(body -> text.length() < PART * body.length())
        .orElse(text);
  }

  private static String lines(String text) {
    return text.lines()
        .map(HtmlText::squeeze)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private Imprint imprint() {
    if (found.blocks().isEmpty()) {
      return Imprint.before(List.of(), 0);
    }
    Block first = found.blocks().getFirst();
    int at = found.box().start;
    while (at < outline.blocks().size() && !outline.blocks().get(at).equals(first)) {
      at++;
    }
    return Imprint.before(outline.blocks(), at);
  }

  private List<String> agencies(Editing.Edited text, List<String> authors) {
    Set<String> all = new LinkedHashSet<>(text.agencies());
    all.addAll(Agencies.among(authors));
    all.addAll(Agencies.among(ld.sources()));
    return List.copyOf(all);
  }

  private List<String> captions() {
    Box article = article();
    return outline.blocks().subList(article.start, article.end).stream()
        .filter(block -> block.is(Hints.CAPTION) && block.size() >= CAPTION)
        .filter(block -> block.box().nearest(Hints.LONG_AROUND) == null)
        .map(Block::text)
        .distinct()
        .limit(MAX_CAPTIONS)
        .toList();
  }

  /**
   * What holds the article with its pictures: an element that is called so, or the next but one.
   */
  private Box article() {
    Box called = found.box().nearest(Hints.ARTICLE);
    if (called != null) {
      return called;
    }
    Box parent = parent(found.box());
    return parent(parent);
  }

  private static Box parent(Box box) {
    return box.parent == null ? box : box.parent;
  }

  private Article.@Nullable Partial partial(Editing.Edited text, String whole) {
    Set<Block> own = new HashSet<>(found.blocks());
    List<Block> around = new ArrayList<>();
    Box box = found.box();
    int end = Math.min(outline.blocks().size(), box.end + NEAR);
    for (int i = Math.max(0, box.start - NEAR); i < end; i++) {
      Block block = outline.blocks().get(i);
      if (!own.contains(block) && block.box().nearest(Hints.LONG_AROUND) == null) {
        around.add(block);
      }
    }
    return Paywall.of(ld, Optional.ofNullable(text.paywall()), around, whole).orElse(null);
  }
}
