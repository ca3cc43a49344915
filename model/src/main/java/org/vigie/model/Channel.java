package org.vigie.model;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts are brought, besides the inbox, which has them all. What is secret of one, {@code
 * toString} does not tell: often that is its address.
 */
public sealed interface Channel {

  /** A short name, unique in its saved search and fit for a log: part of a delivery's key. */
  String key();

  /** A channel that is an address of the web: whoever knows it may write there. */
  sealed interface Hook extends Channel {
    /** Where messages are posted, http or https. */
    URI url();
  }

  /**
   * An HTTP endpoint, spoken to as Standard Webhooks asks.
   *
   * @param url http or https
   * @param secret {@code whsec_} and 24 to 64 random bytes in Base64
   * @param before the secret that it had before; null when it never had another
   */
  record Webhook(URI url, String secret, @Nullable Retired before) implements Hook {

    /**
     * A secret that was replaced.
     *
     * @param secret as that of the webhook
     * @param until when messages are no longer signed with it as well
     */
    public record Retired(String secret, Instant until) {
      /** Without the secret, so that it is safe to log. */
      @Override
      public String toString() {
        return "Retired[" + until + "]";
      }
    }

    /** A webhook that has its first secret. */
    public Webhook(URI url, String secret) {
      this(url, secret, null);
    }

    @Override
    public String key() {
      return "webhook:" + mark(url.toString());
    }

    @Override
    public String toString() {
      return key();
    }
  }

  /**
   * A mailbox.
   *
   * @param to one address
   */
  record Mail(String to) implements Channel {
    @Override
    public String key() {
      return "mail:" + to;
    }
  }

  /**
   * An incoming webhook of Slack.
   *
   * @param url of the webhook, which is its secret
   */
  record Slack(URI url) implements Hook {
    @Override
    public String key() {
      return "slack:" + mark(url.toString());
    }

    @Override
    public String toString() {
      return key();
    }
  }

  /**
   * An incoming webhook of Mattermost.
   *
   * @param url of the webhook, which is its secret
   */
  record Mattermost(URI url) implements Hook {
    @Override
    public String key() {
      return "mattermost:" + mark(url.toString());
    }

    @Override
    public String toString() {
      return key();
    }
  }

  /**
   * A webhook of a Microsoft Teams workflow.
   *
   * @param url of the webhook, which is its secret
   */
  record Teams(URI url) implements Hook {
    @Override
    public String key() {
      return "teams:" + mark(url.toString());
    }

    @Override
    public String toString() {
      return key();
    }
  }

  /**
   * A chat that a bot of Telegram writes to.
   *
   * @param chat its number, or {@code @name} of a channel
   * @param token of the bot
   */
  record Telegram(String chat, String token) implements Channel {
    @Override
    public String key() {
      return "telegram:" + mark(chat + " " + token);
    }

    @Override
    public String toString() {
      return key();
    }
  }

  /**
   * A topic of an ntfy server.
   *
   * @param url of the topic; its name often is its secret
   * @param token for access; null when the topic is open
   */
  record Ntfy(URI url, @Nullable String token) implements Hook {
    @Override
    public String key() {
      return "ntfy:" + mark(url.toString());
    }

    @Override
    public String toString() {
      return key();
    }
  }

  /**
   * A topic of the Kafka cluster on which Vigie runs.
   *
   * @param topic begins with {@link #PREFIX}, so that it is none of Vigie's own streams
   */
  record Kafka(String topic) implements Channel {
    /** What the names of such topics begin with. */
    public static final String PREFIX = "vigie-out.";

    private static final Pattern TOPIC = Pattern.compile("vigie-out\\.[A-Za-z0-9._-]{1,200}");

    public Kafka {
      if (!isTopic(topic)) {
        throw new IllegalArgumentException("no topic for alerts: its name begins with " + PREFIX);
      }
    }

    /** Whether alerts may be written to a topic of that name. */
    public static boolean isTopic(String name) {
      return TOPIC.matcher(name).matches();
    }

    @Override
    public String key() {
      return "kafka:" + topic;
    }
  }

  /**
   * As much of a channel as may be shown: enough to tell it from others, too little to write to it.
   */
  default String shown() {
    return switch (this) {
      case Mail mail -> mail.to();
      case Kafka kafka -> kafka.topic();
      case Telegram telegram -> telegram.chat();
      case Hook hook -> masked(hook.url());
    };
  }

  /** An address without what could be its secret: its host and its last four characters. */
  static String masked(URI url) {
    String host = Objects.requireNonNullElse(url.getHost(), "");
    String all = url.toString();
    String path = all.substring(all.indexOf(host) + host.length());
    return host + "/…" + (path.length() < 8 ? "" : path.substring(path.length() - 4));
  }

  private static String mark(String secret) {
    return Ids.hash(secret).substring(0, 8);
  }
}
