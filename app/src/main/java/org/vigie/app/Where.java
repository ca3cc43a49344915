package org.vigie.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.app.instance.UserException;
import org.vigie.model.Source;
import picocli.CommandLine.Option;

/** How an address is read, where one need not find out. */
final class Where {
  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "feed, sitemap, listing or site (default: find out).")
  private Source.@Nullable Kind kind;

  @Option(
      names = "--item",
      paramLabel = "CSS",
      description = "On a listing page: the block of one article.")
  private @Nullable String item;

  @Option(names = "--link", paramLabel = "CSS", description = "The link within the block.")
  private @Nullable String link;

  @Option(names = "--date", paramLabel = "CSS", description = "The date within the block.")
  private @Nullable String date;

  @Option(
      names = "--text",
      paramLabel = "CSS",
      description = "The whole text within the block, as of a message; no page is asked for then.")
  private @Nullable String text;

  /**
   * The kind; null to find out.
   *
   * @throws UserException when what is given does not go together
   */
  Source.@Nullable Kind kind() {
    if (kind == Source.Kind.MAILBOX) {
      throw new UserException("--kind=mailbox: a mailbox is added by a watch or the API");
    }
    if (listing() != null && kind != null && kind != Source.Kind.LISTING) {
      throw new UserException("--item and --link are for --kind=listing");
    }
    return kind;
  }

  /** Where to look; null to find out. */
  Source.@Nullable Listing listing() {
    if (item == null && link == null && date == null && text == null) {
      return null;
    }
    if (item == null || link == null) {
      throw new UserException("give both --item and --link, as CSS selectors");
    }
    return new Source.Listing(item, link, date, text);
  }

  /** What the API is asked. */
  Map<String, Object> question(String address) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("address", address);
    Source.Kind known = kind();
    if (known != null) {
      question.put("kind", known);
    }
    Source.Listing given = listing();
    if (given != null) {
      question.put("listing", given);
    }
    return question;
  }
}
