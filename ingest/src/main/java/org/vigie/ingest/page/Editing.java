package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;

/**
 * A text as an editor would hand it on: without pointers, pleas, credits and footers. What they say
 * of the text is kept.
 */
final class Editing {
  private static final int LABEL = 80;

  /** What stands before pointers to other articles when they end a text. */
  private static final int SOME = 300;

  /** The beginning and the end of a text, where it says where it is from. */
  private static final int EDGE = 8;

  private final References references;
  private final Set<String> agencies = new LinkedHashSet<>();
  private Article.@Nullable Origin origin;
  private @Nullable String paywall;

  private Editing(References references) {
    this.references = references;
  }

  /**
   * A text and what it says of itself.
   *
   * @param blocks in their order
   * @param agencies that it credits
   * @param origin where it appeared first; null when it does not say
   * @param paywall the words that keep the rest for subscribers; null when there are none
   */
  record Edited(
      List<Block> blocks,
      List<String> agencies,
      Article.@Nullable Origin origin,
      @Nullable String paywall) {

    /** That the rest is kept for subscribers; null when it does not say so. */
    Article.@Nullable Partial partial() {
      return paywall == null ? null : new Article.Partial(Article.Partial.Why.PAYWALL, paywall);
    }

    /** As plain text: see {@link Article#text}. */
    String text() {
      return blocks.stream().map(Editing::marked).collect(Collectors.joining("\n\n"));
    }
  }

  /** Edits a text. */
  static Edited of(List<Block> text, References references) {
    Editing editing = new Editing(references);
    List<Block> body = editing.trimmed(editing.withoutOthers(editing.withoutFooters(text)));
    editing.credit(body);
    return new Edited(body, List.copyOf(editing.agencies), editing.origin, editing.paywall);
  }

  private List<Block> withoutFooters(List<Block> text) {
    List<Block> kept = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      Block block = text.get(i);
      boolean edge = i < 2 || i >= text.size() - EDGE;
      if (Wording.isButton(block)) {
        dropTeaser(kept, block);
      } else if (!Wording.isPointer(block)) {
        (edge ? withoutFooter(block) : Optional.of(block)).ifPresent(kept::add);
      }
    }
    return kept;
  }

  /** What breaks off before a button that leads to the rest is a teaser. */
  private static void dropTeaser(List<Block> kept, Block button) {
    if (Wording.leadsOn(button) && !kept.isEmpty() && isBrokenOff(kept.getLast())) {
      kept.removeLast();
    }
  }

  private Optional<Block> withoutFooter(Block block) {
    Optional<String> wall = Paywall.in(block);
    if (wall.isPresent()) {
      paywall = wall.get();
      return Optional.empty();
    }
    Optional<Origins.Said> said = Origins.of(block, references);
    if (said.isEmpty()) {
      return Optional.of(block);
    }
    origin = origin == null ? said.get().origin() : origin;
    // What is shorter speaks of licences, or is a name.
    return said.map(Origins.Said::rest).filter(rest -> rest.length() >= LABEL).map(block::part);
  }

  /** Pointers to other articles end a text, or stand within it. */
  private List<Block> withoutOthers(List<Block> text) {
    List<Block> kept = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      boolean announced = Wording.announcesOthers(text.get(i)) && prose(kept) >= SOME;
      if (!announced || (i + 1 < text.size() && !isTeaser(text.get(i + 1)))) {
        kept.add(text.get(i));
      } else if (prose(text.subList(i, text.size())) < prose(kept) / 2) {
        return kept;
      } else {
        while (i + 1 < text.size() && isTeaser(text.get(i + 1))) {
          i++;
        }
      }
    }
    return kept;
  }

  private static int prose(List<Block> text) {
    return text.stream().filter(block -> !isTeaser(block)).mapToInt(Block::size).sum();
  }

  private static boolean isTeaser(Block block) {
    return block.linkDensity() > 0.5 || !block.endsSentence() || isBrokenOff(block);
  }

  private static boolean isBrokenOff(Block block) {
    return block.text().endsWith("...") || block.text().endsWith("…");
  }

  private List<Block> trimmed(List<Block> text) {
    int start = 0;
    int end = text.size();
    while (start < end && isLead(text.get(start))) {
      agencies.addAll(Agencies.ofLine(text.get(start).text()));
      start++;
    }
    while (end > start && isTail(text.get(end - 1))) {
      end--;
    }
    return text.subList(start, end);
  }

  private static boolean isLead(Block block) {
    return isLabel(block) || Wording.isImprint(block);
  }

  private boolean isTail(Block block) {
    List<String> credited = Agencies.ofLine(block.text());
    if (credited.isEmpty() && Wording.isCredit(block)) {
      credited = Agencies.ofEnd(block.text());
    } else if (credited.isEmpty()) {
      boolean label = isLabel(block) && !block.is(Hints.ITEM | Hints.PARAGRAPH);
      return label || Wording.isPlea(block);
    }
    agencies.addAll(credited);
    return true;
  }

  private static boolean isLabel(Block block) {
    return !block.endsSentence() && block.size() < LABEL && !block.is(Hints.ROW);
  }

  private void credit(List<Block> body) {
    body.stream().limit(2).forEach(block -> agencies.addAll(Agencies.ofDateline(block.text())));
    if (!body.isEmpty()) {
      agencies.addAll(Agencies.ofEnd(body.getLast().text()));
    }
  }

  private static String marked(Block block) {
    String item = block.beginsItem() ? "• " + block.text() : block.text();
    return block.is(Hints.QUOTE) ? "> " + item : item;
  }
}
