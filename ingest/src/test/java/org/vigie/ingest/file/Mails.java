package org.vigie.ingest.file;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/** Mails made for tests. */
public final class Mails {
  public static final Instant SENT = Instant.parse("2024-05-02T10:00:00Z");

  private Mails() {}

  /** A newsletter as services send them: tables, a link to the page, a text for old programs. */
  public static MimeMessage newsletter(String id, String subject) {
    try {
      MimeMessage mail = new Named(id);
      mail.setFrom(new InternetAddress("editors@courier.example", "The Courier", "UTF-8"));
      mail.setSubject(subject, "UTF-8");
      mail.setSentDate(Date.from(SENT));
      mail.setHeader("List-Id", "=?UTF-8?Q?Lettre_du_fleuve?= <river.list.courier.example>");
      MimeMultipart both = new MimeMultipart("alternative");
      both.addBodyPart(part("plain", "The plain text.", "8bit"));
      both.addBodyPart(part("html", html(subject), "quoted-printable"));
      mail.setContent(both);
      mail.saveChanges();
      return mail;
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static MimeMessage plain(String id, String subject, String text) {
    try {
      MimeMessage mail = new Named(id);
      mail.setFrom(new InternetAddress("a.diallo@ngo.example", "Aminata Diallo", "UTF-8"));
      mail.setSubject(subject, "UTF-8");
      mail.setSentDate(Date.from(SENT));
      mail.setText(text, "UTF-8");
      mail.saveChanges();
      return mail;
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static MimeBodyPart part(String subtype, String text, String encoding) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    part.setHeader("Content-Transfer-Encoding", encoding);
    return part;
  }

  static byte[] bytes(Message mail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      mail.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  /** A mail as it stands, line by line. */
  static byte[] raw(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String html(String subject) {
    return """
        <html lang="fr"><body><table><tr><td><a href="https://courier.example/lettre/12?utm_source=mail">\
        Voir cette lettre dans votre navigateur</a></td></tr>
        <tr><td><h1>%s</h1><p>%s</p><p>Où en est le pont ? %s</p></td></tr>
        <tr><td><a href="https://courier.example/out">Se désabonner</a></td></tr></table></body></html>
        """
        .formatted(subject, Pages.BODY, Pages.BODY);
  }

  /** Keeps the Message-ID that it was given. */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
