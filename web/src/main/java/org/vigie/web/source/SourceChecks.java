package org.vigie.web.source;

import org.vigie.model.Checked;
import org.vigie.model.Source;

/** What the pages need of the stage that reads sources; {@code app} binds the two. */
public interface SourceChecks {

  /** Looks at an address, finds out how it is read, and keeps nothing. Takes up to a minute. */
  Checked check(Checked.Question question);

  /** Looks at a source with its own settings, and keeps nothing. Takes up to a minute. */
  Checked check(Source source);
}
