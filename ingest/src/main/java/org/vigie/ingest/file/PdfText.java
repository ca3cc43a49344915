package org.vigie.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.HtmlText;
import org.vigie.ingest.text.Languages;

/**
 * What the text layer of a PDF holds, or why it is not read.
 *
 * @param refusal why it is not read; empty when it is
 * @param made when the document says it was made; null when it does not say
 */
record PdfText(
    String refusal,
    String title,
    String text,
    String author,
    String language,
    @Nullable Instant made,
    int pages) {

  private static final String ENCRYPTED =
      "the PDF is encrypted: save a copy without protection, and take that";

  static final int MAX_PAGES = 500;
  static final int MAX_CHARACTERS = 1_000_000;

  /** So many characters that are no page numbers or stamps must be on a page of text. */
  private static final int LEAST_ON_A_PAGE = 15;

  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?i)(?:microsoft (?:word|powerpoint|excel)\\b.*|(?:untitled|sans titre|document|title"
              + "|titre|slide|présentation|presentation)\\s*\\d*|.*\\.(?:docx?|pptx?|xlsx?|odt|rtf|pdf"
              + "|indd|qxd|pub|tex|dvi|html?))");

  private static PdfText refused(String why) {
    return new PdfText(why, "", "", "", "", null, 0);
  }

  /** Reads a PDF in this process. What it needs in memory and time is not limited. */
  static PdfText of(byte[] bytes) {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      if (pdf.isEncrypted()) {
        return refused(ENCRYPTED);
      }
      int pages = pdf.getNumberOfPages();
      if (pages == 0) {
        return refused("the PDF has no pages");
      }
      if (pages > MAX_PAGES) {
        return refused("the PDF has " + pages + " pages; at most " + MAX_PAGES + " are read");
      }
      List<PdfLine> lines = PdfLines.of(pdf, MAX_CHARACTERS);
      PdfLayout layout = new PdfLayout(lines);
      String text = layout.text();
      if (text.length() < LEAST_ON_A_PAGE * Math.min(pages, 20)) {
        return refused(
            "the PDF has no text layer: its pages are pictures. Have the text recognised (OCR) first");
      }
      return text(pdf, layout, text, pages);
    } catch (InvalidPasswordException e) {
      return refused(ENCRYPTED);
    } catch (IOException e) {
      return refused("not a PDF that can be read: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      return refused("a broken PDF: " + e);
    }
  }

  private static PdfText text(PDDocument pdf, PdfLayout layout, String text, int pages) {
    PDDocumentInformation about = pdf.getDocumentInformation();
    String stated = line(about.getTitle());
    String shown = layout.title();
    boolean usable = stated.length() > 3 && !NO_TITLE.matcher(stated).matches();
    Calendar made = about.getCreationDate();
    return new PdfText(
        "",
        usable ? stated : shown.isEmpty() ? firstLine(text) : shown,
        usable && !shown.isEmpty() && !alike(stated, shown) ? shown + "\n\n" + text : text,
        line(about.getAuthor()),
        Optional.ofNullable(pdf.getDocumentCatalog().getLanguage())
            .flatMap(Languages::code)
            .orElse(""),
        made == null ? null : made.toInstant(),
        pages);
  }

  private static boolean alike(String one, String other) {
    return one.replaceAll("\\W", "").equalsIgnoreCase(other.replaceAll("\\W", ""));
  }

  private static String firstLine(String text) {
    return Document.cut(text.split("\n", 2)[0], 200);
  }

  private static String line(@Nullable String text) {
    return text == null ? "" : HtmlText.squeeze(text);
  }

  /** Writes it for {@link #readFrom}. */
  void writeTo(DataOutputStream out) throws IOException {
    for (String part : List.of(refusal, title, text, author, language)) {
      byte[] bytes = part.getBytes(UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.writeLong(made == null ? Long.MIN_VALUE : made.toEpochMilli());
    out.writeInt(pages);
  }

  /** Reads what {@link #writeTo} wrote. */
  static PdfText readFrom(DataInputStream in) throws IOException {
    String[] parts = new String[5];
    for (int i = 0; i < parts.length; i++) {
      int length = in.readInt();
      if (length < 0 || length > 4 * MAX_CHARACTERS) {
        throw new IOException("a part of " + length + " bytes");
      }
      parts[i] = new String(in.readNBytes(length), UTF_8);
    }
    long made = in.readLong();
    return new PdfText(
        parts[0],
        parts[1],
        parts[2],
        parts[3],
        parts[4],
        made == Long.MIN_VALUE ? null : Instant.ofEpochMilli(made),
        in.readInt());
  }
}
