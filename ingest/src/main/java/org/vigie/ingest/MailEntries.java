package org.vigie.ingest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.file.Mail;
import org.vigie.ingest.file.MailReader;

/** Newsletters as the entries of a source: each is one article, and its links are what it cites. */
final class MailEntries {
  private static final Logger log = LoggerFactory.getLogger(MailEntries.class);

  private MailEntries() {}

  /** Mails in one piece, each behind its length. */
  static byte[] bundle(List<byte[]> mails) {
    ByteBuffer bundle =
        ByteBuffer.allocate(mails.stream().mapToInt(mail -> Integer.BYTES + mail.length).sum());
    mails.forEach(mail -> bundle.putInt(mail.length).put(mail));
    return bundle.array();
  }

  /** The entries in a bundle, newest first as in feeds. */
  static FeedResult.Feed read(byte[] bundle) {
    List<FeedEntry> entries = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bundle);
    while (in.hasRemaining()) {
      byte[] mail = new byte[in.getInt()];
      in.get(mail);
      read(mail, entries);
    }
    return new FeedResult.Feed("", null, entries.reversed());
  }

  /** One that cannot be read must not keep the others from being read. */
  private static void read(byte[] bytes, List<FeedEntry> entries) {
    try {
      MailReader.read(bytes)
          .filter(mail -> !mail.text().isBlank())
          .ifPresent(mail -> entries.add(entry(mail)));
    } catch (RuntimeException | StackOverflowError e) {
      log.warn("a mail of {} bytes cannot be read", bytes.length, e);
    }
  }

  private static FeedEntry entry(Mail mail) {
    return new FeedEntry(
        mail.id(),
        mail.address(),
        mail.title(),
        mail.sent(),
        null,
        List.of(),
        "",
        mail.text(),
        List.of(),
        null,
        mail.sender() == null ? "" : mail.sender(),
        true,
        mail.references());
  }
}
