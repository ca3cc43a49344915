package org.vigie.ingest.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.vigie.model.Article;

class PdfReaderIT {
  private static final String FIRST =
      "The convoy left the administrative centre at dawn and was attacked twice on its way to the"
          + " river crossing, according to three transporters who were reached by telephone.";
  private static final String SECOND =
      "Reconstruction of the bridge, which was destroyed in the extraordinarily heavy floods of last"
          + " year, has not begun; the governorate says that it waits for the contractors.";

  @Test
  void readsTitleAndParagraphsOfAReportOfManyPagesWithoutWhatRunsAlong() {
    List<String> paragraphs =
        IntStream.range(0, 30)
            .mapToObj(i -> rotated(i % 2 == 0 ? FIRST : SECOND, i) + ".")
            .toList();
    Document report =
        document(
            PdfReader.read(
                Pdfs.report("A quarterly report", paragraphs, "Observatory - Quarterly report")));
    assertThat(report.title()).isEqualTo("A quarterly report");
    assertThat(report.text()).isEqualTo(String.join("\n\n", paragraphs));
    assertThat(report.note()).matches("PDF, [2-9] pages");
    assertThat(Article.isAddress(report.url())).isFalse();
  }

  @Property(tries = 25)
  void givesBackEveryParagraphHoweverItsLinesAreBroken(
      @ForAll("paragraphs") List<String> paragraphs) {
    byte[] pdf = Pdfs.report("Heading", paragraphs, "");
    PdfText text = PdfText.of(pdf);
    assertThat(text.refusal()).isEmpty();
    assertThat(text.text()).isEqualTo(String.join("\n\n", paragraphs));
  }

  @Provide
  Arbitrary<List<String>> paragraphs() {
    Arbitrary<String> word = Arbitraries.strings().withCharRange('a', 'z').ofLength(12);
    Arbitrary<String> shorter = Arbitraries.strings().withCharRange('a', 'z').ofLength(4);
    return Arbitraries.oneOf(word, shorter)
        .list()
        .ofMinSize(20)
        .ofMaxSize(60)
        .map(words -> "The " + String.join(" ", words) + ".")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Test
  void believesTheTitleThatTheDocumentStatesUnlessItIsAFileName() {
    Document named = read(Pdfs.named("Trade on the river", "A. Diallo", FIRST));
    assertThat(named.title()).isEqualTo("Trade on the river");
    assertThat(named.authors()).containsExactly("A. Diallo");
    assertThat(named.published()).isEqualTo(Instant.parse("2024-05-02T10:00:00Z"));
    Document unnamed = read(Pdfs.named("Microsoft Word - final_v3.docx", "", FIRST));
    assertThat(unnamed.title()).startsWith("The convoy left");
  }

  @Test
  void theSameDocumentIsTheSameArticle() {
    byte[] pdf = Pdfs.named("Trade on the river", "", FIRST);
    assertThat(read(pdf).url()).isEqualTo(read(pdf).url());
  }

  @Test
  void refusesWhatIsEncrypted() {
    assertThat(refusal(Pdfs.encrypted(FIRST, "secret")))
        .startsWith("the PDF is encrypted: save a copy");
    assertThat(refusal(Pdfs.encrypted(FIRST, ""))).startsWith("the PDF is encrypted: save a copy");
  }

  @Test
  void refusesPagesWithoutATextLayer() {
    assertThat(refusal(Pdfs.blank(3))).contains("no text layer");
  }

  @Test
  void refusesAThousandPages() {
    assertThat(refusal(Pdfs.blank(1_000)))
        .isEqualTo("the PDF has 1000 pages; at most 500 are read");
  }

  @Test
  void refusesWhatIsNoPdfOrACutOne() {
    assertThat(refusal("%PDF-1.7 and nothing more".getBytes(ISO_8859_1)))
        .startsWith("not a PDF that can be read");
    assertThat(PdfReader.read("<html>".getBytes(ISO_8859_1)))
        .isEqualTo(new Item.Unreadable("not a PDF"));
  }

  /** A megabyte that is half a gigabyte of drawing. */
  @Test
  void refusesABombWithinItsTimeAndMemory() throws IOException {
    byte[] bomb = bomb(500);
    assertThat(bomb.length).isLessThan(4 << 20);
    long started = System.nanoTime();
    long before = used();
    assertThat(PdfReader.read(bomb, Duration.ofSeconds(2)))
        .isInstanceOfSatisfying(
            Item.Unreadable.class, bad -> assertThat(bad.reason()).contains("needs more than"));
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
    assertThat(used() - before).isLessThan(50L << 20);
  }

  /** A page that draws a form, which draws two forms, and so on, 60 deep. */
  @Test
  void refusesDrawingsWithinDrawings() {
    assertThat(PdfReader.read(nested(60), Duration.ofSeconds(2)))
        .isEqualTo(
            new Item.Unreadable("the PDF needs more than 384 MB of memory or 2 s to be read"));
    assertThat(refusal(nested(1))).contains("no text layer");
  }

  /** What the library does not expect it answers with exceptions of every kind. */
  @Test
  void aPdfThatIsBrokenAnywhereIsReadOrRefusedWithAReason() {
    byte[] pdf = Pdfs.named("Trade on the river", "A. Diallo", FIRST);
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      byte[] broken = pdf.clone();
      for (int hits = random.nextInt(1, 12); hits > 0; hits--) {
        broken[random.nextInt(20, broken.length)] =
            (byte) "0123456789<>[]()/ \nRf%-".charAt(random.nextInt(23));
      }
      PdfText text = PdfText.of(broken);
      assertThat(text.refusal() + text.text()).isNotBlank();
    }
  }

  @Test
  void anExceptionOfTheLibraryIsARefusal() {
    List<String> objects =
        List.of("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>");
    assertThat(refusal(pdf(objects, "/Encrypt<</Filter/Standard/V 5/R 6>>")))
        .startsWith("a broken PDF: ");
    assertThat(refusal(pdf(objects))).isEqualTo("the PDF has no pages");
  }

  /** Words that differ from line to line, as those of a text do. */
  private static String rotated(String text, int by) {
    List<String> words = new ArrayList<>(List.of(text.replaceAll("[.,;]", "").split(" ", -1)));
    Collections.rotate(words, by);
    return String.join(" ", words);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static byte[] bomb(int megabytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] drawing = "0 0 m 1 1 l S ".repeat(1 << 16).getBytes(ISO_8859_1);
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED + 5))) {
      for (long done = 0; done < (long) megabytes << 20; done += drawing.length) {
        out.write(drawing);
      }
    }
    return pdf(
        List.of(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
            "<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
                .formatted(packed.size(), packed.toString(ISO_8859_1))));
  }

  private static byte[] nested(int depth) {
    String forms =
        IntStream.range(0, depth)
            .mapToObj(i -> "/F%d %d 0 R".formatted(i, i + 5))
            .collect(Collectors.joining(" "));
    List<String> objects =
        IntStream.range(0, depth)
            .mapToObj(
                i -> {
                  String content = i + 1 < depth ? "/F%d Do /F%d Do".formatted(i + 1, i + 1) : "";
                  return "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<%s>>>>/Length %d>>stream\n%s\nendstream"
                      .formatted(forms, content.length(), content);
                })
            .collect(Collectors.toList());
    objects.addAll(
        0,
        List.of(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<<%s>>>>>>"
                .formatted(forms),
            "<</Length 6>>stream\n/F0 Do\nendstream"));
    return pdf(objects);
  }

  private static byte[] pdf(List<String> objects) {
    return pdf(objects, "");
  }

  private static byte[] pdf(List<String> objects, String trailer) {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int at = pdf.length();
    int size = objects.size() + 1;
    pdf.append("xref\n0 ").append(size).append('\n').append(table);
    pdf.append(
        "trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF".formatted(size, trailer, at));
    return pdf.toString().getBytes(ISO_8859_1);
  }

  /** In this process, which is quicker. */
  private static Document read(byte[] pdf) {
    return document(PdfReader.item(PdfText.of(pdf)));
  }

  private static Document document(Item item) {
    if (item instanceof Item.Read(Document document)) {
      return document;
    }
    throw new AssertionError(item.toString());
  }

  private static String refusal(byte[] pdf) {
    Item item = PdfReader.item(PdfText.of(pdf));
    if (item instanceof Item.Unreadable(String reason)) {
      return reason;
    }
    throw new AssertionError(item.toString());
  }
}
