package org.vigie.app.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.AlertsSettings;
import org.vigie.alerts.channel.Smtp;
import org.vigie.app.instance.UserException;
import org.vigie.broker.FreePort;
import org.vigie.http.OutboundSettings;
import org.vigie.ingest.MailPasswords;

/**
 * All that can be chosen when the program starts; {@link RunOptions} are the options that set it.
 *
 * @param data the folder that holds everything that is kept
 * @param port where the page listens, on the loopback address
 * @param kafka an outside cluster as {@code host:port}; null to start a broker inside
 * @param kafkaPort where the broker inside listens
 * @param controllerPort where the broker inside speaks to itself
 * @param roles what this process does
 * @param watch a folder with another watch; null for the bundled one
 * @param contact an address in the user agent, so that a publisher can reach the operator
 * @param hubsReach where hubs (WebSub) reach the page's {@code /websub/}; null when they cannot
 * @param allowedHosts {@code host:port} that may be called although they are private
 * @param mail how mail is sent; null when it is not
 * @param matcher what matches articles against saved searches
 * @param mailboxes their passwords
 * @param samples true when the articles are made up, which every page then says
 */
record Settings(
    Path data,
    int port,
    @Nullable String kafka,
    int kafkaPort,
    int controllerPort,
    Set<Role> roles,
    @Nullable Path watch,
    String contact,
    @Nullable URI hubsReach,
    Set<String> allowedHosts,
    @Nullable Smtp mail,
    AlertsSettings.Match matcher,
    MailPasswords mailboxes,
    boolean samples) {

  Settings {
    roles = Set.copyOf(roles);
    allowedHosts = Set.copyOf(allowedHosts);
    requireContact(contact);
    requirePort("--port", port);
    requirePort("--kafka-port", kafkaPort);
    requirePort("--kafka-controller-port", controllerPort);
  }

  /**
   * Settings of a program that is thrown away: all roles, free ports, a broker inside, samples.
   *
   * @param allowedHosts {@code host:port} that may be called although they are private
   */
  static Settings throwaway(Path data, int port, Set<String> allowedHosts) {
    return new Settings(
        data,
        port,
        null,
        FreePort.next(),
        FreePort.next(),
        EnumSet.allOf(Role.class),
        null,
        "samples",
        null,
        allowedHosts,
        null,
        AlertsSettings.Match.FAST,
        MailPasswords.NONE,
        true);
  }

  /** The page's own address. */
  URI page() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What goes out to the web and comes back. */
  OutboundSettings outbound() {
    return OutboundSettings.defaults(contact).withAllowedHosts(allowedHosts);
  }

  private static void requireContact(String contact) {
    try {
      OutboundSettings.defaults(contact);
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "--contact="
              + contact
              + ": it is sent in an HTTP header, so write it in ASCII, for example"
              + " --contact=watch@example.org",
          e);
    }
  }

  private static void requirePort(String option, int port) {
    if (port < 1 || port > 65_535) {
      throw new UserException(option + "=" + port + ": a port is a number from 1 to 65535");
    }
  }
}
