package org.vigie.ingest;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.http.Answer;
import org.vigie.http.GuardedSockets;
import org.vigie.http.OutboundSettings;
import org.vigie.model.Source;

/**
 * Asks a mail server for what is new in a folder, by IMAP, and leaves everything there as it is:
 * unread stays unread. What was read is remembered as UIDVALIDITY and UID, in the place of an ETag.
 */
final class Mailbox {
  /** How many mails are read in one visit. On the first the newest, which are no news. */
  static final int MOST_MAILS = 100;

  static final int MAX_MAIL = 5 << 20;

  /** How many mails are asked for at once, unless fewer have so many bytes. */
  private static final int AT_A_TIME = 10;

  private static final int BYTES_AT_A_TIME = 1 << 20;

  private static final int MAX_MAILS_BYTES = 16 << 20;
  private static final int MAX_VISIT_BYTES = 96 << 20;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int IMAPS = 993;
  private static final int IMAP = 143;
  private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

  private final OutboundSettings settings;
  private final MailPasswords passwords;
  private final Duration longest;
  private final InstantSource clock;

  Mailbox(OutboundSettings settings, MailPasswords passwords) {
    this(settings, passwords, LONGEST, InstantSource.system());
  }

  Mailbox(
      OutboundSettings settings, MailPasswords passwords, Duration longest, InstantSource clock) {
    this.settings = settings;
    this.passwords = passwords;
    this.longest = longest;
    this.clock = clock;
  }

  /**
   * How far a folder was read.
   *
   * @param validity with another one its UIDs mean other mails
   * @param uid of the last mail
   */
  private record Mark(long validity, long uid) {
    static Optional<Mark> of(@Nullable String text) {
      if (text == null || !text.matches("\\d{1,10} \\d{1,10}")) {
        return Optional.empty();
      }
      String[] parts = text.split(" ", -1);
      return Optional.of(new Mark(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    }

    @Override
    public String toString() {
      return validity + " " + uid;
    }
  }

  /**
   * Asks for the mails that are new.
   *
   * @param mark the ETag of the last visit; null when there was none
   * @return mails for {@link MailEntries}, oldest first
   */
  FetchResult fetch(Source source, @Nullable String mark, Turns turns) throws InterruptedException {
    URI address = source.address();
    boolean encrypted = "imaps".equals(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : encrypted ? IMAPS : IMAP;
    if (!encrypted && !settings.allows(address.getHost(), port)) {
      return new FetchResult.Broken(
          "not asked: imap would send the password for all to read; write imaps", true);
    }
    Optional<String> password = passwords.of(source);
    if (password.isEmpty()) {
      return new FetchResult.Broken("no password: " + passwords.hint(source), true);
    }
    URI server = URI.create(address.getScheme() + "://" + address.getHost() + ":" + port);
    AtomicReference<FetchResult> result = new AtomicReference<>();
    Answer _ =
        turns.pass(
            server,
            () -> {
              result.set(visit(source, server, password.get(), Mark.of(mark)));
              return answer(result.get());
            });
    return turns.heldBack().orElseGet(() -> Objects.requireNonNull(result.get()));
  }

  /** What the gate of a host wants to know: whether the host was there. */
  private static Answer answer(FetchResult result) {
    boolean reached = !(result instanceof FetchResult.Broken broken) || broken.answered();
    return new Answer.Failed(reached ? Answer.Kind.PROTOCOL : Answer.Kind.CONNECT, "IMAP");
  }

  private FetchResult visit(Source source, URI server, String password, Optional<Mark> last) {
    try (GuardedSockets sockets = new GuardedSockets(settings, Set.of(IMAPS), MAX_VISIT_BYTES)) {
      Thread watch = Thread.ofVirtual().start(() -> endAfter(sockets));
      try {
        Instant enough = clock.instant().plus(longest.dividedBy(2));
        return read(source, Imap.connect(source, server, password, sockets), last, enough);
      } catch (MessagingException | IOException e) {
        return sockets.isClosed()
            ? new FetchResult.Broken("no end within " + longest.toSeconds() + " s", true)
            : Imap.failed(e, password);
      } finally {
        watch.interrupt();
      }
    }
  }

  private void endAfter(GuardedSockets sockets) {
    try {
      Thread.sleep(longest);
      sockets.close();
    } catch (InterruptedException e) {
      // The visit is over.
      Thread.currentThread().interrupt();
    }
  }

  private FetchResult read(Source source, Store store, Optional<Mark> last, Instant enough)
      throws MessagingException, IOException {
    String path = Objects.requireNonNullElse(source.address().getPath(), "").replaceFirst("^/", "");
    Folder folder = store.getFolder(path.isEmpty() ? "INBOX" : path);
    if (!folder.exists()) {
      return new FetchResult.Broken("there is no folder '" + folder.getFullName() + "'", true);
    }
    folder.open(Folder.READ_ONLY);
    if (!(folder instanceof UIDFolder uids)) {
      return new FetchResult.Broken("the folder's mails have no UIDs", true);
    }
    long validity = uids.getUIDValidity();
    Optional<Mark> known = last.filter(mark -> mark.validity() == validity);
    List<Message> mails =
        known.isPresent() ? after(uids, known.get().uid()) : newest(folder, MOST_MAILS);
    if (known.isPresent() && mails.isEmpty()) {
      logOut(store);
      return new FetchResult.Unchanged(null, null, Duration.ZERO, List.of());
    }
    prefetch(folder, mails, UIDFolder.FetchProfileItem.UID, FetchProfile.Item.SIZE);
    FetchResult read = fetched(source, uids, known.isPresent(), mails, enough);
    logOut(store);
    return read;
  }

  /** What could be read was read; a server that does not say goodbye changes nothing. */
  private static void logOut(Store store) {
    try {
      store.close();
    } catch (MessagingException e) {
      log.debug("{} was left without a goodbye", store.getURLName().getHost(), e);
    }
  }

  private static void prefetch(Folder folder, List<Message> mails, FetchProfile.Item... items)
      throws MessagingException {
    FetchProfile wanted = new FetchProfile();
    Arrays.stream(items).forEach(wanted::add);
    folder.fetch(mails.toArray(Message[]::new), wanted);
  }

  private static List<Message> newest(Folder folder, int most) throws MessagingException {
    int all = folder.getMessageCount();
    return all == 0 ? List.of() : List.of(folder.getMessages(Math.max(1, all - most + 1), all));
  }

  private static List<Message> after(UIDFolder folder, long uid) throws MessagingException {
    List<Message> mails = new ArrayList<>();
    for (Message mail : folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID)) {
      // "From the next on" has the last one in it even when that is older.
      if (mail != null && folder.getUID(mail) > uid) {
        mails.add(mail);
      }
    }
    return mails.subList(0, Math.min(mails.size(), MOST_MAILS));
  }

  /**
   * Reads mails until there are enough bytes, half of the visit's time is over, or the server fails
   * amid them: of what is new the oldest first, and the next visit goes on there; of what stood in
   * the folder before the first visit the newest, and no more.
   */
  private FetchResult.Fetched fetched(
      Source source, UIDFolder folder, boolean news, List<Message> mails, Instant enough)
      throws MessagingException, IOException {
    long validity = folder.getUIDValidity();
    List<byte[]> read = new ArrayList<>();
    long uid = 0;
    int bytes = 0;
    List<Message> left = news ? mails : mails.reversed();
    try {
      while (!left.isEmpty()
          && bytes < MAX_MAILS_BYTES
          && (read.isEmpty() || clock.instant().isBefore(enough))) {
        List<Message> some = first(left);
        left = left.subList(some.size(), left.size());
        prefetch((Folder) folder, small(source, folder, some), IMAPFolder.FetchProfileItem.MESSAGE);
        for (Message mail : some) {
          byte[] one = isSmall(mail) ? bytes(mail) : new byte[0];
          uid = Math.max(uid, folder.getUID(mail));
          bytes += one.length;
          read.add(one);
        }
      }
    } catch (MessagingException | IOException e) {
      if (read.isEmpty()) {
        throw e;
      }
      log.info("source={} {} mails were read when the server failed", source.id(), read.size(), e);
    }
    if (!news) {
      Collections.reverse(read);
    }
    return new FetchResult.Fetched(
        MailEntries.bundle(read),
        null,
        source.address(),
        new Mark(validity, uid).toString(),
        null,
        Duration.ZERO,
        List.of());
  }

  private static List<Message> first(List<Message> mails) throws MessagingException {
    int some = 1;
    long bytes = mails.getFirst().getSize();
    while (some < Math.min(AT_A_TIME, mails.size())
        && bytes + mails.get(some).getSize() <= BYTES_AT_A_TIME) {
      bytes += mails.get(some++).getSize();
    }
    return mails.subList(0, some);
  }

  private static List<Message> small(Source source, UIDFolder folder, List<Message> mails)
      throws MessagingException {
    List<Message> small = new ArrayList<>();
    for (Message mail : mails) {
      if (isSmall(mail)) {
        small.add(mail);
      } else {
        log.warn(
            "source={} mail {} is left out: {} bytes are more than {}",
            source.id(),
            folder.getUID(mail),
            mail.getSize(),
            MAX_MAIL);
      }
    }
    return small;
  }

  private static boolean isSmall(Message mail) throws MessagingException {
    return mail.getSize() <= MAX_MAIL;
  }

  /** A mail as it was sent; nothing when it was deleted meanwhile. */
  private static byte[] bytes(Message mail) throws MessagingException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      mail.writeTo(out);
    } catch (MessageRemovedException _) {
      return new byte[0];
    }
    return out.toByteArray();
  }
}
