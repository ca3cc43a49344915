package org.vigie.app;

import java.util.Objects;
import picocli.CommandLine.Command;

/** {@code vigie version}. */
@Command(name = "version", description = "Show the version of Vigie and of Java.")
final class VersionCommand implements Runnable {
  @Override
  public void run() {
    System.out.println("vigie " + version() + ", java " + Runtime.version());
  }

  static String version() {
    return Objects.requireNonNullElse(
        Vigie.class.getPackage().getImplementationVersion(), "(not packaged)");
  }
}
