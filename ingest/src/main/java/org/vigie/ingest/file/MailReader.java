package org.vigie.ingest.file;

import static java.util.Objects.requireNonNullElse;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.page.Extracted;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.Charsets;
import org.vigie.ingest.text.Dates;
import org.vigie.ingest.text.HtmlText;
import org.vigie.ingest.text.Languages;
import org.vigie.model.Article;

/** Reads mails: a newsletter, or one that somebody forwarded. */
public final class MailReader {
  /** An article within a newsletter that is this much shorter is but a part of it. */
  private static final double PART = 0.5;

  private static final int MAX_NAMES = 5;
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
  private static final Pattern LIST =
      Pattern.compile("^\\s*\"?([^\"<]*)\"?\\s*<\\s*([^>\\s]+)\\s*>");
  private static final Pattern MAILTO = Pattern.compile("\\[(?i:mailto):[^\\]]*\\]");
  private static final Pattern IN_ANGLES = Pattern.compile("<\\s*(https?://[^>\\s]+)\\s*>");

  private MailReader() {}

  /** A mail in the form of RFC 5322; empty when it is none. */
  public static Optional<Mail> read(byte[] bytes) {
    try {
      MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
      return Stream.of("From", "Subject", "Date", "Message-ID", "Received")
              .anyMatch(name -> header(mail, name) != null)
          ? Optional.of(read(mail, ""))
          : Optional.empty();
    } catch (MessagingException | IOException e) {
      return Optional.empty();
    }
  }

  private static Mail read(Message mail, String forwarder) throws MessagingException, IOException {
    MailParts parts = MailParts.of(mail);
    Message within = parts.forwarded();
    if (within != null && forwarder.isEmpty()) {
      return read(within, name(mail).orElse("somebody"));
    }
    String html = parts.html();
    Optional<URI> address = address(mail, html);
    String whole = whole(parts);
    Optional<Forwarded> forwarded = Forwarded.in(whole);
    String text =
        forwarded.map(Forwarded::text).orElseGet(() -> html == null ? whole : main(html, whole));
    String by = forwarded.isPresent() ? name(mail).orElse("somebody") : forwarder;
    return new Mail(
        id(mail, text),
        address.orElse(null),
        subject(mail, forwarded),
        text,
        forwarded
            .map(Forwarded::from)
            .flatMap(MailReader::name)
            .or(() -> sender(mail))
            .orElse(null),
        forwarded
            .map(Forwarded::sent)
            .or(() -> Optional.ofNullable(header(mail, "Date")).flatMap(Dates::parse))
            .orElse(null),
        language(mail, html).orElse(null),
        html == null
            ? MailLinks.of(text)
            : MailLinks.of(
                Extractor.parse(html, Article.urlWithoutAddress("")), address.orElse(null)),
        note(by, parts.attachments()));
  }

  private static String whole(MailParts parts) {
    String html = parts.html();
    if (html != null) {
      String text = Extractor.paragraphs(html);
      if (!text.isBlank()) {
        return text;
      }
    }
    return HtmlText.plainParagraphs(requireNonNullElse(parts.plain(), ""));
  }

  /** The article in a newsletter, when it has but one. */
  private static String main(String html, String whole) {
    Extracted page = new Extractor().extract(html, Article.urlWithoutAddress(""));
    return page.text().length() >= PART * whole.length() ? page.text() : whole;
  }

  private static String subject(Message mail, Optional<Forwarded> forwarded) {
    String subject =
        forwarded
            .map(Forwarded::subject)
            .orElseGet(() -> requireNonNullElse(decoded(header(mail, "Subject")), ""));
    return HtmlText.squeeze(subject.replaceFirst("(?i)^\\s*(?:(?:fwd?|tr|re)\\s*:\\s*)+", ""));
  }

  /** What its sender calls it is the same in every mailbox. */
  private static String id(Message mail, String text) {
    String id = header(mail, "Message-ID");
    return id == null || id.isBlank() ? Article.urlWithoutAddress(text).getPath() : id.strip();
  }

  private static Optional<String> sender(Message mail) {
    String list = decoded(header(mail, "List-Id"));
    if (list != null) {
      Matcher named = LIST.matcher(list);
      String name = named.find() ? HtmlText.squeeze(named.group(1)) : "";
      if (!name.isEmpty()) {
        return Optional.of(name);
      }
    }
    return name(mail);
  }

  private static Optional<String> name(Message mail) {
    return Optional.ofNullable(header(mail, "From")).flatMap(MailReader::name);
  }

  /** The name in an address, or its domain. */
  private static Optional<String> name(String from) {
    try {
      String plain = MAILTO.matcher(FOLD.matcher(from).replaceAll("")).replaceAll("");
      Address[] all = InternetAddress.parseHeader(plain, false);
      return Arrays.stream(all)
          .filter(InternetAddress.class::isInstance)
          .map(InternetAddress.class::cast)
          .map(MailReader::name)
          .filter(name -> !name.isEmpty())
          .findFirst();
    } catch (AddressException e) {
      String name = HtmlText.squeeze(from.replaceAll("[<\\[(].*", "").replace("\"", ""));
      return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }
  }

  private static String name(InternetAddress address) {
    String personal = HtmlText.squeeze(requireNonNullElse(address.getPersonal(), ""));
    String at = requireNonNullElse(address.getAddress(), "");
    return personal.isEmpty() ? HtmlText.squeeze(at.substring(at.lastIndexOf('@') + 1)) : personal;
  }

  private static Optional<URI> address(Message mail, @Nullable String html) {
    Matcher archived = IN_ANGLES.matcher(requireNonNullElse(header(mail, "Archived-At"), ""));
    Optional<URI> stated = archived.find() ? Links.web(archived.group(1)) : Optional.empty();
    if (stated.isPresent() || html == null) {
      return stated.map(CanonicalUrl::of);
    }
    Document page = Extractor.parse(html, Article.urlWithoutAddress(""));
    return WebVersion.of(page).map(CanonicalUrl::of);
  }

  private static Optional<String> language(Message mail, @Nullable String html) {
    Optional<String> stated =
        Optional.ofNullable(header(mail, "Content-Language")).flatMap(Languages::code);
    return stated.isPresent() || html == null
        ? stated
        : Languages.code(
            Extractor.parse(html, Article.urlWithoutAddress("")).select("html").attr("lang"));
  }

  private static String note(String forwarder, List<String> attachments) {
    List<String> notes = new ArrayList<>();
    if (!forwarder.isEmpty()) {
      notes.add("forwarded by " + forwarder);
    }
    if (!attachments.isEmpty()) {
      String names = String.join(", ", attachments.stream().limit(MAX_NAMES).toList());
      int more = attachments.size() - MAX_NAMES;
      notes.add("attached, not read: " + names + (more > 0 ? " and " + more + " more" : ""));
    }
    return String.join("; ", notes);
  }

  /** Its bytes come as Latin-1; where they are not ASCII, as they should be, they may be UTF-8. */
  private static @Nullable String header(Message mail, String name) {
    try {
      String[] values = mail.getHeader(name);
      if (values == null || values.length == 0) {
        return null;
      }
      byte[] bytes = FOLD.matcher(values[0]).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
      return Charsets.decode(bytes, null);
    } catch (MessagingException e) {
      return null; // what cannot be read does not say it
    }
  }

  private static @Nullable String decoded(@Nullable String header) {
    try {
      return header == null ? null : MimeUtility.decodeText(header);
    } catch (UnsupportedEncodingException e) {
      return header; // in a charset that nobody knows
    }
  }
}
