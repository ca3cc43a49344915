package org.vigie.web.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import org.vigie.watch.Codes;
import org.vigie.watch.CssSelector;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.Show;

/**
 * A source as a program sends it: id, name and address are needed, the rest has defaults.
 *
 * @param id lower-case letters, digits and hyphens
 * @param name what a reader calls it
 * @param publisher who answers for it; the name when absent
 * @param country ISO 3166-1 alpha-2; XX when absent
 * @param languages ISO 639 codes
 * @param kind FEED when absent
 * @param address what is polled: http or https
 * @param site its front page
 * @param description what a reader should know of it
 * @param keep EXCERPT when absent
 * @param on when absent, a new source is on unless there is a reason why it is off, and a changed
 *     one stays as it was
 * @param offReason why it is off
 * @param listing where to look on a listing page
 * @param selectors where to look on its article pages
 * @param every ISO 8601 duration between polls; its own rhythm when absent
 * @param backfillAfter ISO 8601 duration; two days when absent
 * @param version the version that is changed; not needed for a new one
 */
public record SourceForm(
    @Nullable String id,
    @Nullable String name,
    @Nullable String publisher,
    @Nullable String country,
    @Nullable List<String> languages,
    Source.@Nullable Kind kind,
    @Nullable String address,
    @Nullable String site,
    @Nullable String description,
    @Nullable Keep keep,
    @Nullable Boolean on,
    @Nullable String offReason,
    Source.@Nullable Listing listing,
    Source.@Nullable Selectors selectors,
    @Nullable String every,
    @Nullable String backfillAfter,
    @Nullable String version) {
  private static final Duration LEAST_EVERY = Duration.ofSeconds(10);

  /** The source; refused when a part of it is not as it must be. */
  Source toSource() {
    String called = or(name, "").strip();
    if (called.isEmpty()) {
      throw Refusal.invalid("name", "The source has no name.", "Give it one.");
    }
    if (languages != null
        && !languages.stream().allMatch(code -> !isBlank(code) && Codes.isLanguage(code))) {
      throw Refusal.invalid("languages", "One is no language.", "Write codes as fr.");
    }
    Source.Kind read = kind == null ? Source.Kind.FEED : kind;
    checkListing(read, listing);
    checkSelectors(selectors);
    URI polled =
        read == Source.Kind.MAILBOX ? mailbox(or(address, "")) : web("address", or(address, ""));
    Duration fixed = every == null ? null : duration("every", every);
    if (fixed != null && fixed.compareTo(LEAST_EVERY) < 0) {
      throw Refusal.invalid("every", "That is too often.", "Use at least PT10S.");
    }
    try {
      return new Source(
          or(id, ""),
          called,
          or(publisher, called),
          ArticleForm.country(country),
          languages == null ? List.of() : languages,
          read,
          polled,
          isBlank(site) ? null : web("site", or(site, "")),
          or(description, ""),
          keep == null ? Keep.EXCERPT : keep,
          on == null ? isBlank(offReason) : on,
          isBlank(offReason) ? null : or(offReason, ""),
          listing,
          fixed,
          backfillAfter == null ? Source.BACKFILL_AFTER : duration("backfillAfter", backfillAfter),
          selectors,
          null);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("source", String.valueOf(e.getMessage()), "Correct it.");
    }
  }

  static void checkListing(Source.@Nullable Kind kind, Source.@Nullable Listing listing) {
    if (listing == null) {
      return;
    }
    if (isBlank(listing.item()) || isBlank(listing.link())) {
      throw Refusal.invalid(
          "listing", "It does not say where to look.", "Give item and link, as CSS selectors.");
    }
    if (kind != null && kind != Source.Kind.LISTING) {
      throw Refusal.invalid(
          "listing", "It is for a listing page only.", "Leave it out, or send kind LISTING.");
    }
    check("listing", listing.item(), listing.link(), listing.date(), listing.text());
  }

  static void checkSelectors(Source.@Nullable Selectors selectors) {
    if (selectors != null) {
      check(
          "selectors",
          selectors.title(),
          selectors.text(),
          selectors.date(),
          selectors.author(),
          selectors.without());
    }
  }

  private static void check(String where, @Nullable String... selectors) {
    for (String selector : selectors) {
      if (selector != null) {
        CssSelector.problem(selector)
            .ifPresent(
                problem -> {
                  throw Refusal.selector(where, selector, problem);
                });
      }
    }
  }

  /** An address of the web; without a name or password, which would be shown to everybody. */
  static URI web(String field, String text) {
    URI uri = uri(field, text);
    if (Show.link(uri) == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw notAnAddress(field, text);
    }
    return uri;
  }

  private static URI uri(String field, String text) {
    try {
      return Source.ascii(new URI(text.strip()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw notAnAddress(field, text);
    }
  }

  private static URI mailbox(String text) {
    try {
      URI uri = new URI(text.strip());
      String user = uri.getRawUserInfo();
      if (uri.getHost() != null && user != null && !user.contains(":")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw notAMailbox();
    }
    throw notAMailbox();
  }

  /** What was sent is not repeated: there may be a password in it. */
  private static Refusal notAMailbox() {
    return Refusal.invalid(
        "address",
        "That is not an address of a mailbox.",
        "Write it as imaps://user@host/folder, with %40 for an @ in the user's name, and without"
            + " the password.");
  }

  private static Refusal notAnAddress(String field, String text) {
    return Refusal.invalid(
        field, "'" + text + "' is not an address.", "Write it as https://example.org/feed.");
  }

  private static Duration duration(String field, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.invalid(
          field, "'" + text + "' is not a duration.", "Write it as PT15M (ISO 8601).");
    }
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null || value.isBlank() ? otherwise : value;
  }

  /** Also of what a record promises not to be null: JSON promises nothing. */
  private static boolean isBlank(@Nullable String value) {
    return value == null || value.isBlank();
  }
}
