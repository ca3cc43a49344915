package org.vigie.classify;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.Copies.Copy;
import org.vigie.classify.Memory.Known;
import org.vigie.classify.Stories.Like;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Filed.Role;
import org.vigie.model.Filing;
import org.vigie.model.Refile;

/**
 * Files articles under stories, one after the other. Not thread-safe.
 *
 * <p>A text that was published before makes a copy; another report of the same occurrence, within
 * four days, an update; anything else begins a story. Dates are the articles' own: the time at
 * which they are filed makes no difference.
 *
 * <p>Its memory holds some days and is rebuilt from what it wrote: see {@link #remember}.
 */
public final class Filer {
  private static final Occurrence OCCURRENCE = new Occurrence();

  private final Memory memory = new Memory();

  /** A filer that remembers nothing yet. */
  public Filer() {}

  /**
   * Files an article. Empty when there is nothing to write: an order to file once more what has
   * been edited since.
   *
   * <p>The same article asked again, unchanged, gives the same answer with the same revision, so
   * that a batch that was rolled back can be filed again. With another title or text it is an edit,
   * with other dates or another judgement a correction; both keep story and role.
   */
  public Optional<Filed> file(Filing filing) {
    return switch (filing) {
      case Classified classified -> Optional.of(file(classified));
      case Refile refile -> again(refile.filed());
    };
  }

  /** Takes note of what was written before, in any order. */
  public void remember(Filed filed) {
    memory.remember(filed);
  }

  private Filed file(Classified classified) {
    Signature signature = Signature.of(classified);
    Known known = memory.known(classified.article().id()).orElse(null);
    if (known != null && unchanged(known, classified, signature)) {
      return write(classified, signature, placed(known), known.change(), known.revision());
    }
    Filed filed =
        known == null
            ? write(
                classified,
                signature,
                place(Report.of(classified, signature)),
                Change.NEW,
                memory.nextRevision())
            : write(
                classified,
                signature,
                placed(known),
                known.content() == signature.content() ? Change.CORRECTED : Change.EDITED,
                memory.nextRevision());
    memory.remember(filed);
    return filed;
  }

  private Optional<Filed> again(Filed filed) {
    Known known = memory.known(filed.article().id()).orElse(null);
    long content = Signature.from(filed.signature()).content();
    if (known != null
        && (known.content() != content
            || known.fingerprint() != Fingerprint.of(filed.classified()))) {
      return Optional.empty();
    }
    Filed newer =
        new Filed(
            filed.classified(),
            filed.story(),
            filed.role(),
            filed.copyOf(),
            filed.why(),
            filed.signature(),
            filed.change(),
            memory.nextRevision());
    memory.remember(newer);
    return Optional.of(newer);
  }

  private static boolean unchanged(Known known, Classified classified, Signature signature) {
    return known.content() == signature.content()
        && known.fingerprint() == Fingerprint.of(classified);
  }

  /** Where an article belongs. */
  private record Place(String story, Role role, @Nullable String copyOf, String why) {}

  private static Place placed(Known known) {
    return new Place(known.story(), known.role(), known.copyOf(), known.why());
  }

  private static Filed write(
      Classified classified, Signature signature, Place place, Change change, long revision) {
    return new Filed(
        Kept.of(classified),
        place.story(),
        place.role(),
        place.copyOf(),
        place.why(),
        signature.toList(),
        change,
        revision);
  }

  private Place place(Report report) {
    Optional<Copy> copy = memory.copies().find(report);
    if (copy.isPresent()) {
      return copy(report, copy.get());
    }
    return memory
        .stories()
        .find(report, OCCURRENCE)
        .map(like -> update(report, like))
        .or(() -> acrossLanguages(report))
        .orElseGet(
            () ->
                new Place(
                    report.id(),
                    Role.FIRST,
                    null,
                    "No report of it was read in the %d days before."
                        .formatted(Memory.WINDOW.toDays())));
  }

  private Place copy(Report report, Copy copy) {
    Report of = copy.of();
    String story = requireNonNullElse(of.story(), of.id());
    if (isRewritten(report, of)) {
      return new Place(
          story,
          Role.UPDATE,
          null,
          "%s of the passages of %s, with news added or other figures."
              .formatted(percent(copy.share()), named(of)));
    }
    return new Place(
        story,
        Role.COPY,
        requireNonNullElse(of.origin(), of.id()),
        "The same text as %s: %s of its passages.".formatted(named(of), percent(copy.share())));
  }

  /** A text that grew by much, or whose title has other figures, says more than the one before. */
  private static boolean isRewritten(Report report, Report of) {
    boolean grown = report.signature().passages() > 2 * of.signature().passages();
    Set<String> figures = figures(report.title());
    Set<String> before = figures(of.title());
    boolean sameTitle = Words.of(report.title()).folded().equals(Words.of(of.title()).folded());
    return !sameTitle
        && (grown || (!figures.isEmpty() && !before.isEmpty() && !figures.equals(before)));
  }

  private static Set<String> figures(String title) {
    Words words = Words.of(title);
    Set<String> figures = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.isCount(i)) {
        figures.add(words.word(i));
      }
    }
    return figures;
  }

  private Place update(Report report, Like like) {
    return new Place(
        like.story().id(),
        Role.UPDATE,
        null,
        "Tells of the same as %s: %s alike by their words%s."
            .formatted(
                named(like.nearest()), percent(like.likeness()), inCommon(report, like.nearest())));
  }

  private Optional<Place> acrossLanguages(Report report) {
    return memory.at(report.places()).stream()
        .filter(other -> Occurrence.sameFacts(report, other))
        .findFirst()
        .map(
            other ->
                new Place(
                    requireNonNullElse(other.story(), other.id()),
                    Role.UPDATE,
                    null,
                    "Tells of the same as %s, in another language%s."
                        .formatted(named(other), inCommon(report, other))));
  }

  private static String inCommon(Report one, Report other) {
    List<String> common = new ArrayList<>();
    common.addAll(new TreeSet<>(Occurrence.places(one, other)));
    common.addAll(new TreeSet<>(Stories.shared(one.entities(), other.entities())));
    String names = common.stream().limit(4).collect(Collectors.joining(", "));
    String counts =
        Occurrence.counts(one, other).stream()
            .limit(3)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return (names.isEmpty() ? "" : "; both name " + names)
        + (counts.isEmpty() ? "" : "; both say " + counts);
  }

  private static String named(Report report) {
    String title = report.title().isBlank() ? "an article" : "“" + report.title() + "”";
    return title + " (" + report.sourceName() + ")";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%d %%", Math.round(share * 100));
  }
}
