package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.text.Message;
import org.vigie.alerts.text.Texts;
import org.vigie.model.Channel;

/** Sends messages by mail: one mail each, those of a thread in one thread. */
final class MailCourier implements Courier<Channel.Mail> {
  private static final Logger log = LoggerFactory.getLogger(MailCourier.class);
  private static final int PERMANENT = 500;

  private final @Nullable Smtp server;
  private final InstantSource clock;
  private final Duration deadline;

  /**
   * A courier.
   *
   * @param server null when there is none
   * @param deadline the most time for one mail, from the connection to the last answer
   */
  MailCourier(@Nullable Smtp server, InstantSource clock, Duration deadline) {
    this.server = server;
    this.clock = clock;
    this.deadline = deadline;
  }

  @Override
  public Outcome deliver(Message message, Channel.Mail mail) {
    if (server == null) {
      return new Outcome.Held("no mail server is set (--smtp): the mail is held back until one is");
    }
    Optional<InternetAddress> to = MailAddress.of(mail.to());
    if (to.isEmpty()) {
      return new Outcome.Never("not one mail address: " + Texts.cut(Texts.line(mail.to()), 100));
    }
    Session session = Session.getInstance(properties(server));
    return withinDeadline(() -> send(message, server, to.get(), session));
  }

  /**
   * A server that says a little now and then would keep us for ever. To interrupt a virtual thread
   * closes the socket that it waits for.
   */
  private Outcome withinDeadline(Callable<Outcome> mail) {
    FutureTask<Outcome> sending = new FutureTask<>(mail);
    Thread.ofVirtual().name("mail").start(sending);
    try {
      return sending.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MessagingException failure) {
        return outcome(failure);
      }
      throw new IllegalStateException("a mail could not be made", e.getCause());
    } catch (TimeoutException e) {
      sending.cancel(true);
      return new Outcome.Later(
          "the mail server was not done within " + deadline.toSeconds() + " s");
    } catch (InterruptedException e) {
      sending.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.Later("interrupted");
    }
  }

  private Outcome send(Message message, Smtp smtp, InternetAddress to, Session session)
      throws MessagingException {
    Transport transport = session.getTransport();
    try {
      transport.connect(smtp.host(), smtp.port(), smtp.user(), smtp.password());
      MimeMessage mail = mail(message, smtp, to, session);
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Outcome.Sent(
          transport instanceof SMTPTransport answering
              ? Texts.line(answering.getLastServerResponse())
              : "sent");
    } finally {
      close(transport);
    }
  }

  /** What the server says to a farewell does not change what became of the mail. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      log.debug("the mail server did not end the connection well: {}", e.getMessage());
    }
  }

  private MimeMessage mail(Message message, Smtp from, InternetAddress to, Session session)
      throws MessagingException {
    InternetAddress sender = MailAddress.of(from.from()).orElseThrow();
    String domain = sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
    String recipient = UUID.nameUUIDFromBytes(to.getAddress().getBytes(UTF_8)).toString();
    String thread = "<" + message.thread() + "@" + domain + ">";

    MimeMessage mail =
        new Identified(session, "<" + message.id() + "." + recipient + "@" + domain + ">");
    mail.setFrom(sender);
    mail.setRecipient(MimeMessage.RecipientType.TO, to);
    mail.setSubject(message.subject(), UTF_8.name());
    mail.setSentDate(Date.from(clock.instant()));
    mail.setHeader("In-Reply-To", thread);
    mail.setHeader("References", thread);
    mail.setHeader("List-Unsubscribe", "<" + message.settings() + ">");
    mail.setHeader("Auto-Submitted", "auto-generated");
    switch (message.brief().priority()) {
      case URGENT -> rank(mail, "high", "1");
      case NORMAL -> {}
      case LOW -> rank(mail, "low", "5");
    }
    mail.setContent(
        new MimeMultipart(
            "alternative", part(message.text(), "plain"), part(message.html(), "html")));
    mail.saveChanges();
    return mail;
  }

  private static void rank(MimeMessage mail, String importance, String number)
      throws MessagingException {
    mail.setHeader("Importance", importance);
    mail.setHeader("X-Priority", number);
  }

  private static MimeBodyPart part(String content, String type) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content, UTF_8.name(), type);
    return part;
  }

  /** What the server refuses for good is given up; all else may pass. */
  private static Outcome outcome(MessagingException e) {
    int code = 0;
    for (Throwable each = e;
        each instanceof MessagingException failure;
        each = failure.getNextException()) {
      code = Math.max(code, code(failure));
    }
    String answer = Texts.cut(Texts.line(String.valueOf(e.getMessage())), 300);
    if (answer.startsWith("STARTTLS is required")) {
      return new Outcome.Later(
          "the mail server does not offer STARTTLS, and nothing is sent to it in the clear: "
              + "use its TLS port (465), or another server");
    }
    if (e instanceof AuthenticationFailedException) {
      return new Outcome.Later("the mail server does not let us sign in: " + answer);
    }
    return code >= PERMANENT ? new Outcome.Never(answer) : new Outcome.Later(answer);
  }

  private static int code(MessagingException e) {
    return switch (e) {
      case SMTPAddressFailedException failure -> failure.getReturnCode();
      case SMTPSenderFailedException failure -> failure.getReturnCode();
      case SMTPSendFailedException failure -> failure.getReturnCode();
      default -> 0;
    };
  }

  private Properties properties(Smtp smtp) {
    String timeout = Long.toString(deadline.toMillis());
    boolean tls = smtp.security() == Smtp.Security.TLS;
    String protocol = tls ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", protocol);
    properties.put(prefix + "connectiontimeout", timeout);
    properties.put(prefix + "timeout", timeout);
    properties.put(prefix + "writetimeout", timeout);
    properties.put(prefix + "auth", Boolean.toString(smtp.user() != null));
    properties.put(prefix + "starttls.enable", Boolean.toString(!tls));
    properties.put(
        prefix + "starttls.required", Boolean.toString(smtp.security() == Smtp.Security.STARTTLS));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    return properties;
  }

  /** A message that keeps its id, so that a mail that is sent again can be told. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
