package org.vigie.app.run;

import org.vigie.ingest.SourceCheck;
import org.vigie.model.Checked;
import org.vigie.model.Source;
import org.vigie.web.source.SourceChecks;

/** Binds the page to the stage that reads sources; the two do not know each other. */
final class PageSourceChecks implements SourceChecks {
  private final SourceCheck check;

  PageSourceChecks(SourceCheck check) {
    this.check = check;
  }

  @Override
  public Checked check(Checked.Question question) {
    try {
      return check.check(question);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public Checked check(Source source) {
    try {
      return check.check(source);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while an address was looked at", e);
  }
}
