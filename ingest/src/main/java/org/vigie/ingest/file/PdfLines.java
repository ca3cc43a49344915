package org.vigie.ingest.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.vigie.ingest.text.HtmlText;

/** Collects the lines of a PDF's text layer. */
final class PdfLines extends PDFTextStripper {
  private final List<PdfLine> lines = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private final List<TextPosition> letters = new ArrayList<>();
  private final int most;
  private int characters;

  private PdfLines(int most) throws IOException {
    this.most = most;
  }

  /**
   * The lines in the order of the document.
   *
   * @param most how many characters are enough
   */
  static List<PdfLine> of(PDDocument pdf, int most) throws IOException {
    PdfLines all = new PdfLines(most);
    for (int page = 1; page <= pdf.getNumberOfPages() && all.characters < most; page++) {
      all.setStartPage(page);
      all.setEndPage(page);
      String _ = all.getText(pdf);
    }
    return all.lines;
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    words.append(text);
    letters.addAll(positions);
  }

  @Override
  protected void writeWordSeparator() {
    words.append(' ');
  }

  @Override
  protected void writeLineSeparator() {
    end();
  }

  @Override
  protected void writePageEnd() {
    end();
  }

  private void end() {
    String text = HtmlText.squeeze(words.toString());
    if (!text.isEmpty() && !letters.isEmpty() && characters < most) {
      TextPosition first = letters.getFirst();
      TextPosition last = letters.getLast();
      lines.add(
          new PdfLine(
              getCurrentPageNo() - 1,
              first.getXDirAdj(),
              last.getXDirAdj() + last.getWidthDirAdj(),
              first.getYDirAdj(),
              first.getFontSizeInPt(),
              text));
      characters += text.length();
    }
    words.setLength(0);
    letters.clear();
  }
}
