package org.vigie.app.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.AlertsSettings;
import org.vigie.alerts.channel.Smtp;
import org.vigie.app.instance.UserException;
import org.vigie.http.Links;
import picocli.CommandLine.Option;

/** The options of {@code run}; each has an environment variable and a default. */
final class RunOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:VIGIE_DATA:-data}",
      description = "Folder for everything that is kept (VIGIE_DATA; default: ./data).")
  private Path data = Path.of("data");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:VIGIE_PORT:-8484}",
      description = "Where the page listens (VIGIE_PORT; default: 8484).")
  private int port;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = "${env:VIGIE_LISTEN:-127.0.0.1}",
      description = "Only 127.0.0.1 for now: beyond this machine the page needs accounts first.")
  private String listen = "127.0.0.1";

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:VIGIE_KAFKA:-}",
      description = "Use this Kafka cluster (VIGIE_KAFKA; default: a broker inside).")
  private String kafka = "";

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "${env:VIGIE_KAFKA_PORT:-9492}",
      description = "Port of the broker inside (VIGIE_KAFKA_PORT; default: 9492).")
  private int kafkaPort;

  @Option(
      names = "--kafka-controller-port",
      paramLabel = "PORT",
      defaultValue = "${env:VIGIE_KAFKA_CONTROLLER_PORT:-9493}",
      description =
          "Port at which the broker inside speaks to itself; a data folder keeps the one of its"
              + " first start (VIGIE_KAFKA_CONTROLLER_PORT; default: 9493).")
  private int controllerPort;

  @Option(
      names = "--roles",
      paramLabel = "LIST",
      defaultValue = "${env:VIGIE_ROLES:-ingest,classify,file,index,alerts,page}",
      description =
          "What this process does (VIGIE_ROLES; default: ingest,classify,file,index,alerts,page).")
  private String roles = "";

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      defaultValue = "${env:VIGIE_WATCH:-}",
      description = "Folder of YAML with another watch (VIGIE_WATCH; default: the Sahel watch).")
  private String watch = "";

  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      defaultValue = "${env:VIGIE_CONTACT:-no-contact-given}",
      description =
          "Mail address or URL that sources see in the user agent, so that a publisher can reach"
              + " you (VIGIE_CONTACT).")
  private String contact = "";

  @Option(
      names = "--websub",
      paramLabel = "URL",
      defaultValue = "${env:VIGIE_WEBSUB:-}",
      description =
          "A public https address that leads to this page's /websub/: feeds that have a hub then"
              + " tell of news at once (VIGIE_WEBSUB; default: none, sources are polled).")
  private String websub = "";

  @Option(
      names = "--smtp",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:VIGIE_SMTP:-}",
      description =
          "Mail server for alerts; VIGIE_SMTP_USER and VIGIE_SMTP_PASSWORD if it asks, which it must"
              + " then do over TLS (port 465) or STARTTLS (VIGIE_SMTP; default: no mail).")
  private String smtp = "";

  @Option(
      names = "--mail-from",
      paramLabel = "ADDRESS",
      defaultValue = "${env:VIGIE_MAIL_FROM:-vigie@localhost}",
      description = "Sender of mail alerts (VIGIE_MAIL_FROM; default: vigie@localhost).")
  private String mailFrom = "";

  @Option(
      names = "--mail-passwords",
      paramLabel = "FILE",
      defaultValue = "${env:VIGIE_MAIL_PASSWORDS:-}",
      description =
          "Passwords of sources that are mailboxes, a line USER@HOST=PASSWORD each; or else one"
              + " such line in VIGIE_MAILBOX_SOURCE (VIGIE_MAIL_PASSWORDS).")
  private String mailPasswords = "";

  @Option(
      names = "--matcher",
      paramLabel = "ENGINE",
      defaultValue = "${env:VIGIE_MATCHER:-fast}",
      description =
          "What matches articles against saved searches: fast, or lucene, Lucene's own Monitor, which"
              + " finds the same and is slower (VIGIE_MATCHER; default: fast).")
  private AlertsSettings.Match matcher = AlertsSettings.Match.FAST;

  @Option(
      names = "--allow-host",
      paramLabel = "HOST:PORT",
      split = ",",
      defaultValue = "${env:VIGIE_ALLOW_HOST:-}",
      description =
          "Private addresses that may be called, such as that of your own chat server; several are"
              + " separated by commas (VIGIE_ALLOW_HOST; default: none).")
  private List<String> allowedHosts = new ArrayList<>();

  /**
   * The settings they make.
   *
   * @throws UserException when one is wrong; the message names it
   */
  Settings settings() {
    if (!listen.equals("127.0.0.1") && !listen.equals("localhost")) {
      throw new UserException(
          "--listen="
              + listen
              + ": the page has no accounts yet, so whoever reached it could read and change"
              + " everything. It listens on 127.0.0.1 only; to use it from another machine, forward"
              + " the port, for example with: ssh -L 8484:127.0.0.1:8484 HOST");
    }
    return new Settings(
        data,
        port,
        kafka.isBlank() ? null : kafka,
        kafkaPort,
        controllerPort,
        parseRoles(),
        watch.isBlank() ? null : Path.of(watch),
        contact,
        hubsReach(),
        allowed(),
        smtp(),
        matcher,
        new MailSecrets(System.getenv(), mailPasswords.isBlank() ? null : Path.of(mailPasswords)),
        false);
  }

  private Set<String> allowed() {
    Set<String> allowed = new TreeSet<>();
    for (String host : allowedHosts) {
      if (!host.isBlank() && !host.strip().matches("\\S+:\\d{1,5}")) {
        throw new UserException(
            "--allow-host=" + host + ": write host:port, for example ntfy.lan:80");
      }
      if (!host.isBlank()) {
        allowed.add(host.strip().toLowerCase(Locale.ROOT));
      }
    }
    return allowed;
  }

  private @Nullable URI hubsReach() {
    if (websub.isBlank()) {
      return null;
    }
    String address = websub.endsWith("/") ? websub.substring(0, websub.length() - 1) : websub;
    return Links.web(address)
        .filter(uri -> "https".equals(uri.getScheme()))
        .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
        .orElseThrow(
            () ->
                new UserException(
                    "--websub="
                        + websub
                        + ": write the https address that leads to the page from outside, for example"
                        + " --websub=https://watch.example.org"));
  }

  private Set<Role> parseRoles() {
    try {
      return Role.parse(roles);
    } catch (IllegalArgumentException e) {
      throw new UserException("--roles: " + e.getMessage(), e);
    }
  }

  private @Nullable Smtp smtp() {
    if (smtp.isBlank()) {
      return null;
    }
    int colon = smtp.lastIndexOf(':');
    if (colon < 1 || !smtp.substring(colon + 1).matches("\\d{1,5}")) {
      throw new UserException("--smtp=" + smtp + ": write host:port, for example mail.org:587");
    }
    try {
      return new Smtp(
          smtp.substring(0, colon),
          Integer.parseInt(smtp.substring(colon + 1)),
          System.getenv("VIGIE_SMTP_USER"),
          System.getenv("VIGIE_SMTP_PASSWORD"),
          mailFrom);
    } catch (IllegalArgumentException e) {
      throw new UserException("--smtp, --mail-from: " + e.getMessage(), e);
    }
  }
}
