package org.vigie.app;

import org.vigie.app.instance.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code vigie version}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "version",
    description = "Show the version of Vigie and of Java.")
final class VersionCommand implements Runnable, IVersionProvider {
  @Override
  public void run() {
    System.out.println(getVersion()[0]);
  }

  @Override
  public String[] getVersion() {
    return new String[] {"vigie " + Version.text() + ", java " + Runtime.version()};
  }
}
