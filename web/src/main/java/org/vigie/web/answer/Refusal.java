package org.vigie.web.answer;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.index.query.Parsed;
import org.vigie.index.volume.Room;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.Source;
import org.vigie.watch.CssSelector;

/** A request that cannot be met, with what its sender can do about it. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;
  private final String key;
  private final transient Object[] values;
  private final @Nullable Duration retryAfter;

  private Refusal(Problem problem, String key, Object... values) {
    this(null, problem, key, values);
  }

  private Refusal(@Nullable Duration retryAfter, Problem problem, String key, Object... values) {
    super(problem.detail());
    this.retryAfter = retryAfter;
    this.problem = problem;
    this.key = key;
    this.values = values;
  }

  /** What a program is told. */
  public Problem problem() {
    return problem;
  }

  /** By which a page finds it in its reader's language: {@code wrong.KEY}. */
  String key() {
    return key;
  }

  /** What stands in the text of that language. */
  Object[] values() {
    return values.clone();
  }

  /** After how many seconds to try again, if that is all it takes. */
  public Optional<Long> retryAfter() {
    return Optional.ofNullable(retryAfter).map(Refusal::seconds);
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  /** A field holds what it must not. */
  public static Refusal invalid(String where, String detail, String next) {
    return new Refusal(
        Problem.of(400, "Not valid", detail, next).at(where, null), "invalid." + where, detail);
  }

  /** By which no page can be searched. */
  public static Refusal selector(String where, String selector, String problem) {
    return new Refusal(
        Problem.of(
                400,
                "Not valid",
                "'" + CssSelector.told(selector) + "' is no CSS selector: " + problem,
                "Correct it.")
            .at(where, null),
        "selector",
        CssSelector.told(selector),
        problem);
  }

  /** A list of sources that cannot be read. */
  public static Refusal opml(String reason) {
    return new Refusal(
        Problem.of(400, "Not valid", "The file cannot be read: " + reason, "Send a file as OPML.")
            .at("opml", null),
        "invalid.opml",
        reason);
  }

  /** A query that is not one. */
  public static Refusal query(Parsed.Bad bad) {
    return new Refusal(
        Problem.of(400, "Not a query", bad.message(), "Correct the query at this position.")
            .at("query", bad.position()),
        "query",
        bad.message(),
        bad.position() + 1);
  }

  /** There is no such thing. */
  public static Refusal absent(String kind, String id) {
    return new Refusal(
        Problem.of(404, "Not found", "There is no " + kind + " '" + id + "'.", "Check the id."),
        "absent",
        id);
  }

  /** There was such an article, and somebody took it out. */
  public static Refusal retracted(Retraction retraction) {
    return new Refusal(
        Problem.of(
            410,
            "Retracted",
            "The article '%s' was retracted by %s at %s: %s"
                .formatted(
                    retraction.article(), retraction.by(), retraction.at(), retraction.why()),
            "To let it be read anew, POST to /restore."),
        "retracted",
        retraction.by(),
        String.valueOf(retraction.why()));
  }

  /** There is one by that name already. */
  public static Refusal taken(String kind, String id) {
    return new Refusal(
        Problem.of(
                409,
                "Taken",
                "There is a " + kind + " '" + id + "' already.",
                "Use another id, or change that one with PUT.")
            .at("id", null),
        "taken",
        id);
  }

  /** What is at that place is polled already. */
  public static Refusal samePlace(Source other) {
    return new Refusal(
        Problem.of(
                409,
                "Taken",
                "The source '" + other.id() + "' has that address already.",
                "Change that one, or give another address.")
            .at("address", null),
        "same-place",
        other.name(),
        other.id());
  }

  /** Something speaks against polling a source. */
  public static Refusal permission(String id, String reason) {
    return new Refusal(
        Problem.of(
                409,
                "Permission needed",
                "The source '" + id + "' is off because: " + reason + ".",
                "If you have a permission, switch it on with {\"on\":true,\"permission\":true} at"
                    + " /turn; who does so is written down.")
            .at("on", null),
        "permission",
        id,
        reason);
  }

  /** Somebody looks at addresses too often. */
  public static Refusal tooOften(int most, Duration retryAfter) {
    return new Refusal(
        retryAfter,
        Problem.of(
            429,
            "Too often",
            "Addresses are looked at one after the other, at most " + most + " in a minute.",
            "Try again in " + seconds(retryAfter) + " s."),
        "too-often",
        most,
        seconds(retryAfter));
  }

  /** Another one changed it meanwhile. */
  public static Refusal conflict(String kind, String id, Object version) {
    return new Refusal(
        Problem.of(
                409,
                "Changed meanwhile",
                "The %s '%s' is now at version %s.".formatted(kind, id, version),
                "Read it again, and send your change with that version.")
            .at("version", null),
        "conflict",
        id,
        version);
  }

  /** There is too much to do already. */
  public static Refusal busy(Duration retryAfter) {
    return new Refusal(
        retryAfter,
        Problem.of(
            429,
            "Not now",
            "Vigie is still at work on the articles before.",
            "Send the same again in " + seconds(retryAfter) + " s."),
        "busy",
        seconds(retryAfter));
  }

  /** The disk is too full for another archive. */
  public static Refusal noRoom(Room room) {
    return new Refusal(
        Problem.of(
            507,
            "No room",
            "The archive is not built anew: " + room.inWords() + ".",
            "Make room on that disk, and ask again."),
        "no-room",
        room.free() >> 20,
        room.needed() >> 20);
  }

  /** What is at an address, or in a file, cannot be read. */
  public static Refusal unreadable(String where, String reason) {
    return new Refusal(
        Problem.of(400, "Not readable", reason, "Give its text instead.").at(where, null),
        "unreadable",
        reason);
  }
}
