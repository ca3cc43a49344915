package org.vigie.ingest.file;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Charsets;
import org.vigie.ingest.text.HtmlText;

/** Walks through the parts of a mail for the one text that a reader sees, and what hangs on it. */
final class MailParts {
  private static final int MAX_DEPTH = 10;
  private static final int MAX_PARTS = 200;

  /** More of a part is not looked at: pictures within it, as a rule, and no text. */
  private static final int MAX_TEXT_BYTES = 5 << 20;

  private final List<String> attachments = new ArrayList<>();
  private @Nullable String html;
  private @Nullable String plain;
  private @Nullable Message forwarded;
  private int parts;

  private MailParts() {}

  static MailParts of(Part mail) throws MessagingException, IOException {
    MailParts all = new MailParts();
    all.walk(mail, 0);
    return all;
  }

  /** The first HTML in it; null when there is none. */
  @Nullable String html() {
    return html;
  }

  /** The first plain text in it; null when there is none. */
  @Nullable String plain() {
    return plain;
  }

  /** The first mail in it; null when there is none. */
  @Nullable Message forwarded() {
    return forwarded;
  }

  /** The names of what is attached to it. */
  List<String> attachments() {
    return attachments;
  }

  private void walk(Part part, int depth) throws MessagingException, IOException {
    if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
      return;
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart many) {
      for (int i = 0; i < many.getCount() && parts <= MAX_PARTS; i++) {
        BodyPart one = many.getBodyPart(i);
        walk(one, depth + 1);
      }
    } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof Message mail) {
      forwarded = forwarded == null ? mail : forwarded;
    } else if (isAttachment(part)) {
      String name = HtmlText.squeeze(name(part));
      attachments.add(name.isEmpty() ? "without a name" : name);
    } else if (html == null && part.isMimeType("text/html")) {
      html = text(part);
    } else if (plain == null && part.isMimeType("text/plain")) {
      plain = text(part);
    }
  }

  private static boolean isAttachment(Part part) throws MessagingException {
    String[] headers = part.getHeader("Content-Disposition");
    // Parsed, a broken one would say nothing.
    String disposition = headers == null || headers.length == 0 ? "" : headers[0].strip();
    return disposition.regionMatches(true, 0, Part.ATTACHMENT, 0, Part.ATTACHMENT.length())
        || !name(part).isEmpty();
  }

  private static String name(Part part) {
    try {
      String name = part.getFileName();
      return name == null ? "" : name;
    } catch (MessagingException e) {
      return ""; // it is written in a way that says nothing
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    try (InputStream in = decoded(part)) {
      return Charsets.decode(in.readNBytes(MAX_TEXT_BYTES), part.getContentType());
    }
  }

  /** Of an encoding that nobody knows the bytes as they stand. */
  private static InputStream decoded(Part part) throws MessagingException, IOException {
    try {
      return part.getInputStream();
    } catch (MessagingException | IOException e) {
      if (part instanceof MimeBodyPart body) {
        return body.getRawInputStream();
      }
      if (part instanceof MimeMessage mail) {
        return mail.getRawInputStream();
      }
      throw e;
    }
  }
}
