package org.vigie.app;

import java.util.Objects;
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
    return new String[] {"vigie " + version() + ", java " + Runtime.version()};
  }

  static String version() {
    return Objects.requireNonNullElse(
        Vigie.class.getPackage().getImplementationVersion(), "(not packaged)");
  }
}
