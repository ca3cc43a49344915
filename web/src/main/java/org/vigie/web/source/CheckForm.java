package org.vigie.web.source;

import org.jspecify.annotations.Nullable;
import org.vigie.model.Checked;
import org.vigie.model.Source;
import org.vigie.web.answer.Refusal;

/**
 * An address that is to be looked at.
 *
 * @param address http or https
 * @param kind how it is read; found out when absent
 * @param listing where to look on a listing page; found out when absent
 * @param selectors where to look on its article pages; found out when absent
 */
public record CheckForm(
    @Nullable String address,
    Source.@Nullable Kind kind,
    Source.@Nullable Listing listing,
    Source.@Nullable Selectors selectors) {

  /** The question; refused when it cannot be asked. */
  Checked.Question toQuestion() {
    SourceForm.checkListing(kind, listing);
    SourceForm.checkSelectors(selectors);
    if (kind == Source.Kind.MAILBOX) {
      throw Refusal.invalid("kind", "A mailbox cannot be looked at.", "Add it, and see.");
    }
    String text = address == null ? "" : address.strip();
    boolean bare = !text.isEmpty() && !text.contains("://") && text.matches("[\\p{L}\\d].*\\..+");
    return new Checked.Question(
        SourceForm.web("address", bare ? "https://" + text : text), kind, listing, selectors);
  }
}
