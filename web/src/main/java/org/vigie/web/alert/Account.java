package org.vigie.web.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.index.query.Explained;
import org.vigie.model.Filed;
import org.vigie.model.SavedSearch;
import org.vigie.model.WhyStep;
import org.vigie.model.WhyStep.Asked;

/**
 * Why a saved search told of an article, or did not.
 *
 * @param search the search; as its alert has it when it is there no more
 * @param gone whether it is there no more
 * @param article id of the article
 * @param filed the article as the archive has it; null when it is not there
 * @param steps what was asked, in order; at least one
 * @param query what each part of the query makes of the article; null without an article
 */
public record Account(
    SavedSearch search,
    boolean gone,
    String article,
    @Nullable Filed filed,
    List<WhyStep> steps,
    @Nullable Explained query) {
  /** Whether a message told of it. */
  public boolean isTold() {
    return steps.stream().anyMatch(step -> step.asked() == Asked.TOLD);
  }

  /** The step that decides: that it was told, or the last thing that kept it from that. */
  public WhyStep reason() {
    return steps.reversed().stream()
        .filter(step -> isTold() ? step.asked() == Asked.TOLD : !step.yes())
        .findFirst()
        .orElseGet(steps::getLast);
  }
}
