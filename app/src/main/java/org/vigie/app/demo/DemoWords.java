package org.vigie.app.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What a newspaper's pages say around an article, in its language.
 *
 * @param sample that all of it is a sample, for readers
 * @param sections of the navigation
 * @param by before the byline
 * @param readAlso above related articles
 * @param consent of the consent box
 * @param accept its button
 * @param newsletter above the newsletter form
 * @param subscribe its button
 * @param dates how it writes a date
 */
record DemoWords(
    String sample,
    List<String> sections,
    String by,
    String readAlso,
    String consent,
    String accept,
    String newsletter,
    String subscribe,
    DateTimeFormatter dates) {

  private static final DemoWords ENGLISH =
      new DemoWords(
          "Sample: this outlet is invented, and its reports were written for the Vigie demo. None"
              + " of these events took place.",
          List.of("World", "Region", "Economy", "Sport", "Culture"),
          "By",
          "Read also",
          "We and our partners store cookies to measure our audience.",
          "Accept all",
          "The day in five minutes, in your mailbox",
          "Subscribe",
          DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK)
              .withZone(ZoneOffset.UTC));

  private static final DemoWords FRENCH =
      new DemoWords(
          "Exemple : ce titre est inventé et ses articles ont été écrits pour la démonstration de"
              + " Vigie. Aucun de ces faits n'a eu lieu.",
          List.of("Monde", "Région", "Économie", "Sports", "Culture"),
          "Par",
          "Lire aussi",
          "Nous et nos partenaires déposons des cookies pour mesurer notre audience.",
          "Tout accepter",
          "L'essentiel du jour en cinq minutes, par courriel",
          "S'abonner",
          DateTimeFormatter.ofPattern("d MMMM uuuu 'à' HH:mm 'TU'", Locale.FRANCE)
              .withZone(ZoneOffset.UTC));

  static DemoWords of(DemoOutlet outlet) {
    return outlet.french() ? FRENCH : ENGLISH;
  }

  String date(Instant time) {
    return dates.format(time);
  }
}
