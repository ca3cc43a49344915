package org.vigie.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A classified article under its story: what archives are built from and alerts look at.
 *
 * @param classified the article and its judgement, trimmed to what may be kept
 * @param story id of the story: the id of the first article filed under it
 * @param role what the article is to its story
 * @param copyOf id of the article it copies; null unless it is a {@link Role#COPY}
 * @param why the reason for filing it there, for a reader
 * @param signature numbers that stand for the whole text, by which copies are told
 * @param change why this record was written
 * @param revision rises with each record of the filer; equal only where the very same record is
 *     repeated
 * @param edits what made its versions, oldest first; the last {@value #MOST_EDITS} of them
 * @param rulings what people decided of it; the judgement above has it already
 * @param recalls the known attacks that it tells of as background
 */
public record Filed(
    Classified classified,
    String story,
    Role role,
    @Nullable String copyOf,
    String why,
    List<Integer> signature,
    Change change,
    long revision,
    List<Edit> edits,
    Rulings rulings,
    List<Recall> recalls) {

  /** How many edits are kept of an article. */
  public static final int MOST_EDITS = 20;

  /** What an article is to its story. */
  public enum Role {
    /** The first report of it. */
    FIRST,
    /** The same text at another place. */
    COPY,
    /** A later report of the same occurrence. */
    UPDATE
  }

  /** Why a record was written. Alerts look at the first two. */
  public enum Change {
    NEW,
    /** Title or text changed. */
    EDITED,
    /** The rest changed: its dates, how it is judged, or its story. */
    CORRECTED
  }

  public Filed {
    signature = List.copyOf(signature);
    // A record that an older Vigie wrote has none.
    edits = edits == null ? List.of() : List.copyOf(edits);
    rulings = rulings == null ? Rulings.NONE : rulings;
    recalls = recalls == null ? List.of() : List.copyOf(recalls);
  }

  /** An article that nobody ruled on and that was never edited. */
  public Filed(
      Classified classified,
      String story,
      Role role,
      @Nullable String copyOf,
      String why,
      List<Integer> signature,
      Change change,
      long revision) {
    this(
        classified,
        story,
        role,
        copyOf,
        why,
        signature,
        change,
        revision,
        List.of(),
        Rulings.NONE,
        List.of());
  }

  /** The same article, judged otherwise. */
  public Filed judged(Classified otherwise, Rulings by, Change why, long number) {
    return new Filed(
        otherwise, story, role, copyOf, this.why, signature, why, number, edits, by, recalls);
  }

  /** The same article under another story. */
  public Filed moved(
      String to, Role as, @Nullable String of, String because, Rulings by, long number) {
    return new Filed(
        classified, to, as, of, because, signature, Change.CORRECTED, number, edits, by, recalls);
  }

  /**
   * What is left of the article once it is taken out: no title, no text, nothing that was found.
   */
  public Filed retracted(Ruling.Retraction by, long number) {
    Article left = article().withoutWords();
    return new Filed(
        new Classified(
            left,
            classified.language(),
            List.of(),
            List.of(),
            List.of(),
            classified.watchVersion()),
        story,
        role,
        copyOf,
        "Retracted.",
        List.of(),
        Change.CORRECTED,
        number,
        List.of(),
        Rulings.NONE.with(by),
        List.of());
  }

  /** Whether it was taken out, and not read anew since. */
  public boolean isGone() {
    return rulings.retraction() != null;
  }

  /** The article. */
  public Article article() {
    return classified.article();
  }

  /** How often it was read with another title or text, the first time counted in. */
  public int version() {
    return edits.isEmpty() ? 1 : edits.getLast().version();
  }

  /**
   * Whose report it is, see {@link Sourcing#origin}. Articles of one origin do not confirm each
   * other.
   */
  public String origin() {
    String origin = classified.sourcing().origin();
    return origin == null ? article().publisher() : origin;
  }

  /** When the article was published or, when it does not say, first seen. */
  public Instant date() {
    Instant published = article().published();
    return published != null ? published : article().firstSeen();
  }
}
