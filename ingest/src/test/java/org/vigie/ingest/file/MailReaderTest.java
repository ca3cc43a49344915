package org.vigie.ingest.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Article;

class MailReaderTest {
  @TempDir Path folder = Path.of("target");

  @Test
  void readsANewsletterByItsHtmlItsListAndItsPageOnTheWeb() {
    Mail mail = read(Mails.newsletter("<12@courier.example>", "Le pont est fermé"));
    assertThat(mail.title()).isEqualTo("Le pont est fermé");
    assertThat(mail.text()).contains("Fighters attacked").contains("Où en est le pont ?");
    assertThat(mail.sender()).isEqualTo("Lettre du fleuve");
    assertThat(mail.sent()).isEqualTo(Mails.SENT);
    assertThat(mail.language()).isEqualTo("fr");
    assertThat(mail.url()).isEqualTo(URI.create("https://courier.example/lettre/12"));
    assertThat(mail.id()).isEqualTo("<12@courier.example>");
  }

  @Test
  void aMailWithoutAPageIsNamedByItsMessageId() {
    Document one = document(Mails.bytes(Mails.plain("<a@b>", "Note", "First version.")));
    Document other = document(Mails.bytes(Mails.plain("<a@b>", "Note", "As a list adds a foot.")));
    assertThat(Article.isAddress(one.url())).isFalse();
    assertThat(other.url()).isEqualTo(one.url());
    assertThat(one.publisher()).isEqualTo("Aminata Diallo");
  }

  @Test
  void readsCharsetsAndEncodingsAsTheyAreWrittenNotAsTheyClaimToBe() {
    String head = "From: =?iso-8859-1?Q?Caf=E9?= <a@b.example>\nSubject: =?utf-8?B?w4ljaG8=?=\n";
    Mail quoted =
        read(
            head
                + "Content-Type: text/plain; charset=iso-8859-1\n"
                + "Content-Transfer-Encoding: quoted-printable\n\n"
                + "L'arm=E9e a ferm=E9 la route et =\nla piste.\n");
    assertThat(quoted.text()).isEqualTo("L'armée a fermé la route et la piste.");
    assertThat(quoted.title()).isEqualTo("Écho");
    assertThat(quoted.sender()).isEqualTo("Café");
    Mail unknown =
        read(
            head
                + "Content-Type: text/plain; charset=klingon\n"
                + "Content-Transfer-Encoding: rot13\n\nAs it stands.\n");
    assertThat(unknown.text()).isEqualTo("As it stands.");
  }

  @Test
  void readsHeadersThatAreWrittenAsTheyAre() {
    String mail =
        "From: Aïcha Maïga <a@b.example>\nSubject: Tombouctou : la crue à l'étiage\n\nx\n";
    Mail utf8 = MailReader.read(mail.getBytes(UTF_8)).orElseThrow();
    assertThat(utf8.title()).isEqualTo("Tombouctou : la crue à l'étiage");
    assertThat(utf8.sender()).isEqualTo("Aïcha Maïga");
    Mail latin = MailReader.read(mail.getBytes(ISO_8859_1)).orElseThrow();
    assertThat(latin.title()).isEqualTo("Tombouctou : la crue à l'étiage");
    assertThat(latin.sender()).isEqualTo("Aïcha Maïga");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        Worth reading.

        ---------- Forwarded message ---------
        From: The River Post <news@river.example>
        Date: Wed, May 1, 2024 at 9:15 AM
        Subject: Two bridges closed
        To: <me@ngo.example>

        The bridges were closed on Tuesday.
        """,
        """
        -----Original Message-----
        From: The River Post [mailto:news@river.example]
        Sent: 1 May 2024 09:15
        To: Me
        Subject: Two bridges closed

        The bridges were closed on Tuesday.
        """,
        """
        Begin forwarded message:

        > From: "The River Post" <news@river.example>
        > Subject: Two bridges closed
        > Date: 1 May 2024 at 09:15:00 UTC
        > To: me@ngo.example

        The bridges were closed on Tuesday.
        """,
        """
        ---------- Message transféré ---------
        De : The River Post <news@river.example>
        Date: mer. 1 mai 2024 à 09:15
        Objet : Two bridges closed
        À : <me@ngo.example>

        The bridges were closed on Tuesday.
        """
      })
  void takesAForwardedMailForWhatItWas(String text) {
    Mail mail = read(Mails.plain("<f@ngo.example>", "Fwd: Two bridges closed", text));
    assertThat(mail.text()).isEqualTo("The bridges were closed on Tuesday.");
    assertThat(mail.title()).isEqualTo("Two bridges closed");
    assertThat(mail.sender()).isEqualTo("The River Post");
    assertThat(mail.sent()).isEqualTo("2024-05-01T09:15:00Z");
    assertThat(mail.note()).isEqualTo("forwarded by Aminata Diallo");
  }

  @Test
  void listsWhatIsAttachedWithoutReadingIt() throws Exception {
    MimeMessage mail = Mails.plain("<x@y>", "With files", "See attached.");
    MimeMultipart all = new MimeMultipart();
    all.addBodyPart(Mails.part("plain", "See attached.", "8bit"));
    for (String name : List.of("../../etc/passwd", "carte\r\nBcc: x.pdf")) {
      MimeBodyPart file = new MimeBodyPart();
      file.setText("not to be read", "UTF-8", "html");
      file.setFileName(name);
      all.addBodyPart(file);
    }
    mail.setContent(all);
    mail.saveChanges();
    Mail read = read(mail);
    assertThat(read.text()).isEqualTo("See attached.");
    assertThat(read.note())
        .startsWith("attached, not read: ../../etc/passwd, without a name")
        .doesNotContain("\n");
  }

  @Test
  void readsAMailThatIsAttachedAsTheMail() throws Exception {
    MimeMessage outer = Mails.plain("<o@o>", "Fwd", "For you.");
    MimeMultipart all = new MimeMultipart();
    all.addBodyPart(Mails.part("plain", "For you.", "8bit"));
    MimeBodyPart within = new MimeBodyPart();
    within.setContent(Mails.newsletter("<12@courier.example>", "Le pont"), "message/rfc822");
    all.addBodyPart(within);
    outer.setContent(all);
    outer.saveChanges();
    Mail mail = read(outer);
    assertThat(mail.id()).isEqualTo("<12@courier.example>");
    assertThat(mail.note()).isEqualTo("forwarded by Aminata Diallo");
  }

  @Test
  void goesNoDeeperThanReadersDo() {
    StringBuilder mail = new StringBuilder("From: a@b.example\nSubject: deep\n");
    for (int i = 0; i < 2_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }
    mail.append("Content-Type: text/plain\n\nToo deep.\n");
    assertThat(read(mail.toString()).text()).isEmpty();
  }

  @Test
  void whatHasNoHeadOfAMailIsNone() {
    assertThat(MailReader.read("just words".getBytes(UTF_8))).isEmpty();
    assertThat(Documents.read("x.eml", new byte[0])).isEqualTo(new Item.Unreadable("not a mail"));
  }

  @Property(tries = 300)
  void isReadTheSameWhateverStandsInIt(@ForAll String head, @ForAll byte[] body) {
    byte[] start = ("From: " + head + "\nContent-Type: " + head + "\n\n").getBytes(UTF_8);
    byte[] mail = new byte[start.length + body.length];
    System.arraycopy(start, 0, mail, 0, start.length);
    System.arraycopy(body, 0, mail, start.length, body.length);
    Read.assertSound(() -> Documents.read("x.eml", mail));
  }

  @Test
  void readsTheMailsOfAnMbox() throws Exception {
    String box =
        "From a@b Thu May  2 10:00:00 2024\n"
            + new String(
                Mails.bytes(Mails.plain("<1@x>", "One", "A line.\n\n>From here on.")), UTF_8)
            + "\n\nFrom a@b Thu May  2 10:00:00 2024\n"
            + new String(Mails.bytes(Mails.newsletter("<2@x>", "Two")), UTF_8);
    Path file = Files.writeString(folder.resolve("box.mbox"), box);
    List<Read.Found> all = Read.all(file);
    assertThat(all).extracting(found -> found.document().title()).containsExactly("One", "Two");
    assertThat(all.getFirst().document().text()).contains("From here on.").doesNotContain(">From");
    assertThat(all)
        .extracting(Read.Found::where)
        .containsExactly(file + ", mail 1", file + ", mail 2");
  }

  @Test
  void inAnMboxOnlyADatedLineBehindAnEmptyOneBeginsAMail() throws Exception {
    String box =
        """
        From - Thu May 02 10:00:00 2024
        Subject: One

        As I said.
        From Monday on, Thu May  2 10:00:00 2024 it was closed.

        From here to the river nobody came.

        From 1797@xxx Thu May 02 10:00:00 +0000 2024
        Subject: Two

        The end.

        """;
    Path file = Files.writeString(folder.resolve("body.mbox"), box);
    List<Read.Found> all = Read.all(file);
    assertThat(all).extracting(found -> found.document().title()).containsExactly("One", "Two");
    assertThat(all.getFirst().document().text())
        .contains("it was closed.")
        .endsWith("nobody came.");
    Path windows = Files.writeString(folder.resolve("w.mbox"), box.replace("\n", "\r\n"));
    assertThat(Read.all(windows)).hasSize(2);
  }

  @Test
  void anMboxWithoutAMailIsToldButAnEmptyOneIsNot() throws Exception {
    Path none = Files.writeString(folder.resolve("none.mbox"), "From nowhere\nSubject: x\n");
    assertThatThrownBy(() -> Read.all(none)).hasMessageContaining("no line in it begins a mail");
    assertThat(Read.all(Files.writeString(folder.resolve("empty.mbox"), "\n"))).isEmpty();
  }

  @Test
  void ofATextOfManyMegabytesTheBeginningIsRead() {
    String picture = "<img src='data:image/png;base64," + "A".repeat(6 << 20) + "'>";
    Mail mail =
        read(
            "From: a@b.example\nSubject: Large\nContent-Type: text/html\n\n"
                + "<p>The bridge is closed.</p>"
                + picture);
    assertThat(mail.text()).isEqualTo("The bridge is closed.");
  }

  private static Mail read(String mail) {
    return MailReader.read(Mails.raw(mail)).orElseThrow();
  }

  private static Mail read(MimeMessage mail) {
    return MailReader.read(Mails.bytes(mail)).orElseThrow();
  }

  private static Document document(byte[] mail) {
    return new Read.Found("x.eml", Documents.read("x.eml", mail)).document();
  }

  @Test
  void whatAMailLinksToIsToldButForWhatIsItsReadersOwn() {
    Mail mail =
        MailReader.read(
                Mails.raw(
                    """
                    From: Desk <desk@courier.example>
                    Subject: Links
                    Content-Type: text/html; charset=utf-8

                    <p><a href="https://courier.example/1?utm_medium=mail"><img src=a></a>
                    <a href="https://courier.example/1">The  pier</a>
                    <a href="mailto:desk@courier.example">Write</a> <a href="javascript:x()">x</a>
                    <a href="https://courier.example/prefs?u=7">Manage your preferences</a>
                    <a href="https://courier.example/unsubscribe?u=7">here</a></p>
                    """))
            .orElseThrow();
    assertThat(mail.references())
        .containsExactly(
            new Article.Reference("The pier", URI.create("https://courier.example/1")));
  }
}
