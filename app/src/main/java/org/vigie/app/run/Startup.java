package org.vigie.app.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.vigie.app.instance.DataFolder;
import org.vigie.app.instance.Version;

/** What the program says on the terminal while it starts; the rest goes to the log. */
final class Startup {
  private final Settings settings;

  private Startup(Settings settings) {
    this.settings = settings;
  }

  /** Sends the log to the data folder. Must come before anything logs. */
  static Startup open(Settings settings) {
    boolean open = isOpenToOthers(settings.data());
    System.setProperty("vigie.logs", settings.data().resolve("logs").toString());
    System.setProperty("logback.configurationFile", "logback-run.xml");
    // Spring Boot would set up logging once more; it costs time and gives nothing.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    line("Vigie " + Version.text());
    line("  data     " + settings.data());
    if (open) {
      line(
          "           others on this machine can read it, secrets too: chmod 700 "
              + settings.data());
    }
    line(
        "  kafka    "
            + (settings.kafka() == null
                ? "inside, 127.0.0.1:" + settings.kafkaPort()
                : settings.kafka()));
    return new Startup(settings);
  }

  /** The log would make the folder, open to all. */
  private static boolean isOpenToOthers(Path data) {
    try {
      DataFolder.make(data);
      return DataFolder.isOpenToOthers(data);
    } catch (IOException e) {
      throw DataFolder.unusable(data, e);
    }
  }

  /** Says that it is ready, and how to sign in. */
  void ready(Running running) {
    if (settings.roles().contains(Role.INGEST)) {
      line("  sources  " + running.sourcesOn() + " switched on");
    }
    if (settings.roles().contains(Role.PAGE)) {
      line("  page     " + settings.page());
      line("  sign in  " + running.signInLink() + "   (once)");
    }
    line(String.format(Locale.ROOT, "Ready after %.1f s. Ctrl-C ends it.", uptimeSeconds()));
  }

  /** Seconds since the JVM started. */
  static double uptimeSeconds() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
  }

  static void line(String text) {
    System.out.println(text);
  }
}
