package org.vigie.ingest;

import java.net.URI;
import org.vigie.model.Checked;

/** What the robots.txt of a site asks of us. */
@FunctionalInterface
public interface RobotsRules {

  /**
   * What it says of a page.
   *
   * @throws InterruptedException when it was ended from outside
   */
  Checked.Robots of(URI page) throws InterruptedException;
}
