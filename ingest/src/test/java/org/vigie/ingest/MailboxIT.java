package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.ingest.file.Mails;
import org.vigie.model.Article;
import org.vigie.model.HealthEvent;
import org.vigie.model.PollState;
import org.vigie.model.PollState.State;
import org.vigie.model.Source;

class MailboxIT {
  /** So that what the tests' mails are dated is new. */
  private static final Instant NOW = Mails.SENT.plusSeconds(3_600);

  private static final String SECRET = "open-sesame";

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
          });
  private GreenMailUser ilse;
  private MailFolder letters;
  private Source source;

  @BeforeEach
  void start() throws Exception {
    server.start();
    ilse = server.setUser("ilse@port.example", "ilse@port.example", SECRET);
    letters = folder();
    source = source("imap", server.getImap().getPort(), "/Letters");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aNewsletterIsAnArticleOfItsSender() throws Exception {
    letters.store(Mails.newsletter("1@courier.example", "The river rises"));
    List<Poll.Step> steps = visit(source, NextState.unknown(source, NOW), SECRET);
    Article article = articles(steps).getFirst();
    assertThat(article.title()).isEqualTo("The river rises");
    assertThat(article.publisher()).isEqualTo("Lettre du fleuve");
    assertThat(article.source()).isEqualTo("letters");
    assertThat(article.published()).isEqualTo(Mails.SENT);
    assertThat(article.text()).isNotBlank();
    assertThat(article.url()).isEqualTo(URI.create("https://courier.example/lettre/12"));
    assertThat(steps.getLast().state().state()).isEqualTo(State.FRESH);
  }

  @Test
  void whatAMailLinksToIsWhatItCites() throws Exception {
    letters.store(Mails.plain("2@x", "Pier", "See https://pier.example/report?utm_source=m."));
    Article article = articles(visit(source, NextState.unknown(source, NOW), SECRET)).getFirst();
    assertThat(article.details().references())
        .containsExactly(new Article.Reference("", URI.create("https://pier.example/report")));
    assertThat(Article.isAddress(article.url())).isFalse();
  }

  @Test
  void whatStoodThereIsNoNewsWhatComesIsAndNothingComesTwice() throws Exception {
    deliver("a", "b");
    List<Poll.Step> first = visit(source, NextState.unknown(source, NOW), SECRET);
    assertThat(titles(first)).containsExactly("a", "b");
    assertThat(articles(first)).allMatch(Article::backfill);
    PollState known = first.getLast().state();
    List<Poll.Step> second = visit(source, known, SECRET);
    assertThat(articles(second)).isEmpty();
    assertThat(second.getLast().state().evidence()).isEqualTo("unchanged");
    deliver("c", "d", "e");
    List<Poll.Step> third = visit(source, second.getLast().state(), SECRET);
    assertThat(titles(third)).containsExactly("c", "d", "e");
    assertThat(articles(third)).noneMatch(Article::backfill);
    assertThat(third)
        .flatExtracting(Poll.Step::events)
        .noneMatch(event -> event instanceof HealthEvent.Gap);
  }

  @Test
  void aVisitThatWasEndedInTheMiddleGoesOnAfterTheMailThatWasWritten() throws Exception {
    deliver("a", "b", "c");
    List<Poll.Step> killed = visit(source, NextState.unknown(source, NOW), SECRET);
    assertThat(killed.getFirst().state().etag()).isNull();
    assertThat(titles(visit(source, killed.getFirst().state(), SECRET))).containsExactly("b", "c");
  }

  @Test
  void nothingIsMarkedAsReadOrDeleted() throws Exception {
    deliver("a", "b");
    visit(source, NextState.unknown(source, NOW), SECRET);
    assertThat(letters.getMessages())
        .hasSize(2)
        .noneMatch(mail -> mail.getFlags().contains(Flags.Flag.SEEN))
        .noneMatch(mail -> mail.getFlags().contains(Flags.Flag.DELETED));
  }

  @Test
  void aFolderWhoseUidsMeanOtherMailsIsReadAnewAndNothingComesTwice() throws Exception {
    deliver("a", "b");
    PollState known = visit(source, NextState.unknown(source, NOW), SECRET).getLast().state();
    server.getManagers().getImapHostManager().deleteMailbox(ilse, "Letters");
    letters = folder();
    deliver("a", "b", "c");
    List<Poll.Step> steps = visit(source, known, SECRET);
    assertThat(titles(steps)).containsExactly("c");
    assertThat(steps.getLast().state().etag()).isNotEqualTo(known.etag());
  }

  @Test
  void ofAFullFolderTheNewestAreReadAndOfMuchNewsTheOldestFirst() throws Exception {
    deliver(numbered(1, Mailbox.MOST_MAILS + 20));
    List<Poll.Step> first = visit(source, NextState.unknown(source, NOW), SECRET);
    assertThat(titles(first))
        .hasSize(Mailbox.MOST_MAILS)
        .startsWith("mail 21")
        .endsWith("mail 120");
    deliver(numbered(121, 240));
    List<Poll.Step> second = visit(source, first.getLast().state(), SECRET);
    assertThat(titles(second)).hasSize(Mailbox.MOST_MAILS).startsWith("mail 121");
    List<Poll.Step> third = visit(source, second.getLast().state(), SECRET);
    assertThat(titles(third)).hasSize(20).endsWith("mail 240");
  }

  @Test
  void aServerThatIsTooSlowForAllIsReadPartByPart() throws Exception {
    deliver("old");
    OutboundSettings settings =
        OutboundSettings.defaults("test")
            .withAllowedHosts(Set.of("127.0.0.1:" + server.getImap().getPort()));
    VirtualTime time = new VirtualTime();
    InstantSource slow =
        () -> {
          time.sleep(Duration.ofMinutes(1));
          return time.instant();
        };
    Mailbox mailbox = new Mailbox(settings, passwords(SECRET), Duration.ofMinutes(1), slow);
    FetchResult.Fetched visit = (FetchResult.Fetched) mailbox.fetch(source, null, Turns.OPEN);
    deliver(numbered(1, 25));
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      visit = (FetchResult.Fetched) mailbox.fetch(source, visit.etag(), Turns.OPEN);
      MailEntries.read(visit.body()).entries().reversed().forEach(e -> titles.add(e.title()));
    }
    assertThat(titles).containsExactly(numbered(1, 25));
    assertThat(mailbox.fetch(source, visit.etag(), Turns.OPEN))
        .isInstanceOf(FetchResult.Unchanged.class);
  }

  @Test
  void aMailThatIsTooLargeCostsItselfOnly() throws Exception {
    letters.store(Mails.plain("large@x", "large", "x\n".repeat(Mailbox.MAX_MAIL / 2 + 1)));
    deliver("small");
    List<Poll.Step> steps = visit(source, NextState.unknown(source, NOW), SECRET);
    assertThat(titles(steps)).containsExactly("small");
    assertThat(articles(visit(source, steps.getLast().state(), SECRET))).isEmpty();
  }

  @Test
  void anEmptyFolderIsQuietNotEmpty() throws Exception {
    PollState after = visit(source, NextState.unknown(source, NOW), SECRET).getLast().state();
    assertThat(after.state()).isEqualTo(State.QUIET);
    assertThat(after.lastSuccess()).isEqualTo(NOW);
  }

  @Test
  void aWrongPasswordBlocksAndIsNotShown() throws Exception {
    PollState after = visit(source, NextState.unknown(source, NOW), "wrong-one").getLast().state();
    assertThat(after.state()).isEqualTo(State.BLOCKED);
    assertThat(after.evidence())
        .startsWith("the mail server does not take this name and password")
        .doesNotContain("wrong-one");
  }

  @Test
  void withoutAPasswordOneIsToldWhereItBelongs() throws Exception {
    PollState after = visit(source, NextState.unknown(source, NOW), null).getLast().state();
    assertThat(after.state()).isEqualTo(State.BROKEN);
    assertThat(after.evidence()).isEqualTo("no password: it is told to letters");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws Exception {
    Source other = source("imap", server.getImap().getPort(), "/Lettres%20du%20soir");
    PollState after = visit(other, NextState.unknown(other, NOW), SECRET).getLast().state();
    assertThat(after.state()).isEqualTo(State.BROKEN);
    assertThat(after.evidence()).isEqualTo("there is no folder 'Lettres du soir'");
  }

  @Test
  void aServerThatNobodyVouchesForIsNotToldThePassword() throws Exception {
    Source encrypted = source("imaps", server.getImaps().getPort(), "/Letters");
    PollState after = visit(encrypted, NextState.unknown(encrypted, NOW), SECRET).getLast().state();
    assertThat(after.state()).isEqualTo(State.BROKEN);
    assertThat(after.evidence()).contains("certification path");
  }

  @Test
  void privateAddressesAreNotDialledAndNoPasswordGoesInTheClear() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      listener.setSoTimeout(1);
      Mailbox guarded = new Mailbox(OutboundSettings.defaults("test"), passwords(SECRET));
      Source encrypted = source("imaps", listener.getLocalPort(), "/INBOX");
      assertThat(guarded.fetch(encrypted, null, Turns.OPEN))
          .isEqualTo(
              new FetchResult.Broken(
                  "not asked: port %d of 127.0.0.1: only [993]".formatted(listener.getLocalPort()),
                  false));
      assertThat(guarded.fetch(source("imaps", 993, "/INBOX"), null, Turns.OPEN))
          .isEqualTo(
              new FetchResult.Broken("not asked: 127.0.0.1 is at 127.0.0.1: loopback", false));
      assertThat(guarded.fetch(source("imap", 143, "/INBOX"), null, Turns.OPEN))
          .isInstanceOfSatisfying(
              FetchResult.Broken.class,
              broken -> assertThat(broken.reason()).contains("write imaps"));
      assertThatThrownBy(listener::accept).hasMessageContaining("timed out");
    }
  }

  @Test
  void aServerThatNeverAnswersIsLeft() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String host = "127.0.0.1:" + silent.getLocalPort();
      Mailbox impatient =
          new Mailbox(
              OutboundSettings.defaults("test").withAllowedHosts(Set.of(host)),
              passwords(SECRET),
              Duration.ofMillis(200),
              InstantSource.system());
      assertThat(impatient.fetch(source("imap", silent.getLocalPort(), "/INBOX"), null, Turns.OPEN))
          .isEqualTo(new FetchResult.Broken("no end within 0 s", true));
    }
  }

  private MailFolder folder() throws Exception {
    return server.getManagers().getImapHostManager().createMailbox(ilse, "Letters");
  }

  private void deliver(String... subjects) throws Exception {
    for (String subject : subjects) {
      letters.store(Mails.plain(subject.replace(' ', '-') + "@x", subject, "Of " + subject + "."));
    }
  }

  private static String[] numbered(int first, int last) {
    List<String> subjects = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      subjects.add("mail " + i);
    }
    return subjects.toArray(String[]::new);
  }

  private static Source source(String scheme, int port, String path) {
    return Sources.source(
        "letters",
        Source.Kind.MAILBOX,
        URI.create(scheme + "://ilse%40port.example@127.0.0.1:" + port + path),
        null,
        true);
  }

  private List<Poll.Step> visit(Source visited, PollState before, @Nullable String password)
      throws InterruptedException {
    OutboundSettings settings =
        OutboundSettings.defaults("test")
            .withAllowedHosts(
                Set.of(
                    "127.0.0.1:" + server.getImap().getPort(),
                    "127.0.0.1:" + server.getImaps().getPort()));
    InstantSource clock = InstantSource.fixed(NOW);
    List<Poll.Step> steps = new ArrayList<>();
    try (Outbound outbound = new Outbound(settings)) {
      HostGates gates = new HostGates(Duration.ZERO, settings::allows);
      new Poll(
              new Fetcher(outbound, clock),
              new Mailbox(settings, passwords(password)),
              gates,
              new Robots(outbound, gates),
              new Slots(4),
              new PollSchedule(clock),
              "test",
              clock)
          .run(visited, before, steps::add);
    }
    return steps;
  }

  private static MailPasswords passwords(@Nullable String password) {
    return new MailPasswords() {
      @Override
      public Optional<String> of(Source of) {
        return Optional.ofNullable(password);
      }

      @Override
      public String hint(Source of) {
        return "it is told to " + of.id();
      }
    };
  }

  private static List<Article> articles(List<Poll.Step> steps) {
    return steps.stream().flatMap(step -> step.articles().stream()).toList();
  }

  private static List<String> titles(List<Poll.Step> steps) {
    return articles(steps).stream().map(Article::title).toList();
  }
}
