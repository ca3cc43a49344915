package org.vigie.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.Rules;
import org.vigie.alerts.Samples;
import org.vigie.alerts.text.AlertLinks;
import org.vigie.alerts.text.Message;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules.Cadence;
import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.SavedSearch;

class MailCourierTest {
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484"));
  private static final Channel.Mail ANALYST = new Channel.Mail("analyst@example.org");

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void sendsOneMailWithTextAndHtml() throws MessagingException, IOException {
    Message alert = message("Attaque à Djibo : 12 tués");
    assertThat(courier().deliver(alert, ANALYST)).isInstanceOf(Outcome.Sent.class);

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(mail.getSubject()).isEqualTo("[Search s] Attaque à Djibo : 12 tués");
    assertThat(mail.getHeader("Subject")[0]).matches("[\\x20-\\x7e\\r\\n]+");
    assertThat(mail.getFrom()[0]).hasToString("Vigie <vigie@watch.example>");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getSentDate()).isEqualTo(Date.from(Samples.NOON));
    assertThat(mail.getHeader("List-Unsubscribe"))
        .containsExactly("<http://127.0.0.1:8484/alerts/searches>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(parts.getBodyPart(0).getContent().toString()).contains("Attaque à Djibo : 12 tués");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
  }

  @Test
  void aMailThatIsSentAgainHasTheSameIdAndAnotherRecipientAnother() throws MessagingException {
    Message alert = message("T");
    courier().deliver(alert, ANALYST);
    courier().deliver(alert, ANALYST);
    courier().deliver(alert, new Channel.Mail("other@example.org"));
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails[0].getMessageID())
        .startsWith("<" + alert.id())
        .endsWith("@watch.example>")
        .isEqualTo(mails[1].getMessageID())
        .isNotEqualTo(mails[2].getMessageID());
  }

  @Test
  void theMailsOfAStoryAreOneThread() throws MessagingException {
    Alert.Passage why = new Alert.Passage("text", "T", java.util.List.of());
    courier()
        .deliver(
            Message.of(Samples.alert(Samples.search("a", "q"), "1", "T", "https://a", why), LINKS),
            ANALYST);
    courier()
        .deliver(
            Message.of(Samples.alert(Samples.search("b", "q"), "1", "T", "https://a", why), LINKS),
            ANALYST);
    courier()
        .deliver(
            Message.of(Samples.alert(Samples.search("a", "q"), "2", "T", "https://a", why), LINKS),
            ANALYST);
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails[0].getHeader("References"))
        .isEqualTo(mails[1].getHeader("References"))
        .isEqualTo(mails[0].getHeader("In-Reply-To"))
        .isNotEqualTo(mails[2].getHeader("References"));
  }

  @Test
  void aTitleFromTheWebReachesNoHeaderButTheSubject() throws MessagingException {
    courier().deliver(message("Hello\r\nBcc: victim@example.org\r\n\r\nbody\0"), ANALYST);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getRecipients(MimeMessage.RecipientType.BCC)).isNull();
    assertThat(mail.getSubject()).isEqualTo("[Search s] Hello Bcc: victim@example.org body");
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "a@example.org, b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org\n",
        "list:a@example.org,b@example.org;"
      })
  void refusesWhatIsNotOneAddress(String to) {
    assertThat(courier().deliver(message("T"), new Channel.Mail(to)))
        .isInstanceOf(Outcome.Never.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void holdsMailBackWhileThereIsNoServer() {
    assertThat(courier(null).deliver(message("T"), ANALYST))
        .isInstanceOf(Outcome.Held.class)
        .extracting(Outcome::answer)
        .asString()
        .contains("no mail server");
  }

  @ParameterizedTest
  @CsvSource({"MAIL FROM", "RCPT TO", "DATA", "."})
  void aRefusalForNowIsTriedAgainAndOneForGoodIsNot(String command) throws IOException {
    try (ScriptedSmtp busy = new ScriptedSmtp(command, "451 try again later");
        ScriptedSmtp strict = new ScriptedSmtp(command, "550 5.7.1 not wanted")) {
      assertThat(courier(smtp(busy.port())).deliver(message("T"), ANALYST))
          .isInstanceOf(Outcome.Later.class);
      assertThat(courier(smtp(strict.port())).deliver(message("T"), ANALYST))
          .isInstanceOf(Outcome.Never.class);
    }
  }

  @Test
  void aServerThatHangsAfterTheDataIsTriedAgain() throws IOException {
    try (ScriptedSmtp hanging = new ScriptedSmtp(".", "")) {
      assertThat(impatient(smtp(hanging.port())).deliver(message("T"), ANALYST))
          .isInstanceOf(Outcome.Later.class);
    }
  }

  @Test
  void aDigestWhoseEndWasNotAnsweredHasTheSameIdWhenItIsSentAgain() throws Exception {
    Delivery delivery =
        new Delivery(
            Samples.digest(Rules.of(Cadence.HOURLY), Samples.item(Samples.filed("1", "1", "text"))),
            ANALYST,
            Samples.NOON);
    Message digest = Message.of(delivery, _ -> Optional.empty(), LINKS).orElseThrow();
    try (ScriptedSmtp hanging = new ScriptedSmtp(".", "")) {
      assertThat(impatient(smtp(hanging.port())).deliver(digest, ANALYST))
          .isInstanceOf(Outcome.Later.class);
      assertThat(courier().deliver(digest, ANALYST)).isInstanceOf(Outcome.Sent.class);
      assertThat(hanging.heard())
          .contains("Message-ID: " + server.getReceivedMessages()[0].getMessageID());
    }
  }

  @ParameterizedTest
  @CsvSource({"URGENT,high,1", "LOW,low,5", "NORMAL,,"})
  void whatIsUrgentOrNotSaysSo(Priority priority, @Nullable String importance, @Nullable String x)
      throws MessagingException {
    SavedSearch search = Samples.search("s", "q", Rules.atOnce().priority(priority), ANALYST);
    Alert.Passage why = new Alert.Passage("text", "T", java.util.List.of());
    courier()
        .deliver(Message.of(Samples.alert(search, "1", "T", "https://a", why), LINKS), ANALYST);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("Importance", null)).isEqualTo(importance);
    assertThat(mail.getHeader("X-Priority", null)).isEqualTo(x);
  }

  @Test
  void aServerThatDropsTheFarewellHasTakenTheMail() throws IOException {
    try (ScriptedSmtp rude = new ScriptedSmtp("QUIT", ScriptedSmtp.HANG_UP)) {
      assertThat(courier(smtp(rude.port())).deliver(message("T"), ANALYST))
          .isEqualTo(new Outcome.Sent("250 OK"));
    }
  }

  @Test
  void aServerThatIsDownIsTriedAgain() {
    int port = server.getSmtp().getPort();
    server.stop();
    assertThat(courier(smtp(port)).deliver(message("T"), ANALYST))
        .isInstanceOf(Outcome.Later.class);
  }

  @ParameterizedTest
  @CsvSource({"EHLO", "MAIL FROM", "."})
  void aServerThatNeverEndsItsAnswerIsLeftAtTheDeadline(String command) throws Exception {
    try (ScriptedSmtp dripping = new ScriptedSmtp(command, ScriptedSmtp.DRIP)) {
      long asked = System.nanoTime();
      assertThat(impatient(smtp(dripping.port())).deliver(message("T"), ANALYST))
          .isEqualTo(new Outcome.Later("the mail server was not done within 1 s"));
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
      assertThat(dripping.left().await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aPasswordDoesNotGoToAServerWithoutStartTls() throws IOException {
    try (ScriptedSmtp plain = new ScriptedSmtp("EHLO", "250-hello\r\n250 AUTH LOGIN PLAIN")) {
      Smtp secret = new Smtp("127.0.0.1", plain.port(), "analyst", "s3cret", "vigie@watch.example");
      assertThat(courier(secret).deliver(message("T"), ANALYST))
          .isInstanceOf(Outcome.Later.class)
          .extracting(Outcome::answer)
          .asString()
          .contains("does not offer STARTTLS", "465");
      assertThat(plain.heard()).isNotEmpty().allMatch(line -> line.matches("(EHLO|QUIT).*"));
    }
  }

  private static Message message(String title) {
    return Message.of(Samples.alert(title), LINKS);
  }

  private MailCourier courier() {
    return courier(smtp(server.getSmtp().getPort()));
  }

  private static MailCourier courier(@Nullable Smtp smtp) {
    return new MailCourier(smtp, InstantSource.fixed(Samples.NOON), Duration.ofSeconds(20));
  }

  private static MailCourier impatient(Smtp smtp) {
    return new MailCourier(smtp, InstantSource.fixed(Samples.NOON), Duration.ofSeconds(1));
  }

  private static Smtp smtp(int port) {
    return new Smtp("127.0.0.1", port, null, null, "Vigie <vigie@watch.example>");
  }
}
