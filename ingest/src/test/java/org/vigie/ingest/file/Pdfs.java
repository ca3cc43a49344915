package org.vigie.ingest.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDFs made for tests, set as a word processor would set them. */
final class Pdfs {
  private static final PDFont FONT = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
  private static final float LEFT = 72;
  private static final float WIDTH = 450;

  private final PDDocument pdf = new PDDocument();
  private final List<String> running = new ArrayList<>();
  private PDPageContentStream out;
  private float y;
  private int pages;

  private Pdfs(String... running) throws IOException {
    this.running.addAll(List.of(running));
    this.out = newPage();
  }

  /** A report: a title in large letters, paragraphs broken into lines, a head and a foot. */
  static byte[] report(String title, List<String> paragraphs, String head) {
    try {
      Pdfs pdfs = new Pdfs(head);
      pdfs.set(title, 22);
      for (String paragraph : paragraphs) {
        pdfs.y -= 10;
        pdfs.set(paragraph, 11);
      }
      return pdfs.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] named(String title, String author, String text) {
    try {
      Pdfs pdfs = new Pdfs();
      pdfs.pdf.getDocumentInformation().setTitle(title);
      pdfs.pdf.getDocumentInformation().setAuthor(author);
      Calendar made = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
      made.setTimeInMillis(1_714_644_000_000L); // 2024-05-02T10:00:00Z
      pdfs.pdf.getDocumentInformation().setCreationDate(made);
      pdfs.set(text, 11);
      return pdfs.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] blank(int pages) {
    try {
      Pdfs pdfs = new Pdfs();
      for (int i = 1; i < pages; i++) {
        pdfs.turn();
      }
      return pdfs.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] encrypted(String text, String password) {
    try {
      Pdfs pdfs = new Pdfs();
      pdfs.set(text, 11);
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", password, new AccessPermission());
      policy.setEncryptionKeyLength(128);
      pdfs.pdf.protect(policy);
      return pdfs.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Breaks a text into lines, and long words at the end of a line. */
  private void set(String text, float size) throws IOException {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String rest = word;
      if (width(line + " " + word, size) > WIDTH) {
        int half = word.length() / 2;
        if (word.length() > 9 && width(line + " " + word.substring(0, half) + "-", size) <= WIDTH) {
          line.append(' ').append(word, 0, half).append('-');
          rest = word.substring(half);
        }
        line(line.toString().strip(), size);
        line.setLength(0);
      }
      line.append(' ').append(rest);
    }
    line(line.toString().strip(), size);
  }

  private void line(String text, float size) throws IOException {
    if (y < 100) {
      turn();
    }
    y -= 1.2f * size;
    at(LEFT, y, size, text);
  }

  private void at(float x, float height, float size, String text) throws IOException {
    out.beginText();
    out.setFont(FONT, size);
    out.newLineAtOffset(x, height);
    out.showText(text);
    out.endText();
  }

  private void turn() throws IOException {
    out.close();
    out = newPage();
  }

  private PDPageContentStream newPage() throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    pdf.addPage(page);
    pages++;
    out = new PDPageContentStream(pdf, page);
    y = 770;
    for (String head : running) {
      at(LEFT, 810, 8, head);
      at(LEFT + WIDTH, 40, 8, "Page " + pages);
    }
    return out;
  }

  private static float width(String text, float size) throws IOException {
    return FONT.getStringWidth(text) / 1000 * size;
  }

  private byte[] bytes() throws IOException {
    out.close();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pdf.save(bytes);
    pdf.close();
    return bytes.toByteArray();
  }
}
