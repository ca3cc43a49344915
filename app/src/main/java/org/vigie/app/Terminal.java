package org.vigie.app;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.vigie.streams.Json;
import tools.jackson.databind.JsonNode;

/** What the program says on the terminal while it starts; the rest goes to the log. */
final class Terminal {
  private static final Pattern C1 = Pattern.compile("[\\x7f-\\x9f]");

  private final Settings settings;

  private Terminal(Settings settings) {
    this.settings = settings;
  }

  /** Sends the log to the data folder. Must come before anything logs. */
  static Terminal open(Settings settings) {
    boolean open = isOpenToOthers(settings.data());
    System.setProperty("vigie.logs", settings.data().resolve("logs").toString());
    System.setProperty("logback.configurationFile", "logback-run.xml");
    // Spring Boot would set up logging once more; it costs time and gives nothing.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    line("Vigie " + VersionCommand.version());
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
    return new Terminal(settings);
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

  /** A text of an answer, as others may have written it; empty when it is not there. */
  static String text(JsonNode node, String name) {
    return harmless(node.path(name).asString(""));
  }

  /** A time of an answer, to the second; a dash when there is none. */
  static String time(JsonNode node, String name) {
    String text = node.path(name).asString("");
    try {
      return text.isEmpty() ? "-" : Instant.parse(text).truncatedTo(SECONDS).toString();
    } catch (DateTimeParseException e) {
      return harmless(text); // A day alone, as its source has it.
    }
  }

  /** What others wrote, without what would command a terminal. */
  static String harmless(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\n]]", "?");
  }

  /** The same of JSON, which stays what it is: it writes other controls as escapes by itself. */
  static String json(Object value) {
    return escaped(Json.MAPPER.writeValueAsString(value), "\\u%04x");
  }

  /** The same of XML, which cannot hold the other controls. */
  static String xml(String text) {
    return escaped(text, "&#x%x;");
  }

  private static String escaped(String text, String form) {
    return C1.matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(form.formatted((int) found.group().charAt(0))));
  }

  static void line(String text) {
    System.out.println(text);
  }
}
