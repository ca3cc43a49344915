package org.vigie.classify.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What other sites make of an agency's text, and what only looks like it. Chance is a seed. */
final class Syndicated {
  /** A text as one site has it. */
  record Text(String title, String body) {}

  /** What a site does to a text. */
  enum Change {
    HEADLINE,
    DATELINE,
    CUT,
    TEASER,
    BOILERPLATE,
    EDITED,
    MERGED,
    ALL
  }

  private static final String BEFORE =
      """
      Home World Business Sport Culture Opinion Weather Jobs Sign in Subscribe
      We value your privacy. We and our partners store and read cookies on this device to show
      content that you may like. Accept all Manage options
      Share on Facebook Share by mail Print this page
      """;
  private static final String BEHIND =
      """
      Did you find a mistake? Write to the editors. Sign up to our newsletter and get the best of
      the week every Friday morning in your inbox, free of charge.
      Most read: What to cook this weekend; Ten gardens to see before autumn; Why cats purr
      All rights reserved. No part of this page may be published, broadcast or rewritten.
      """;
  private static final List<String> FILLERS =
      List.of("also", "meanwhile", "however", "reportedly", "now", "again");
  private static final List<String> HEADLINES =
      List.of("What we know so far", "Latest: here is what happened", "Breaking news");

  private Syndicated() {}

  static Text of(Text text, Change change, Random random) {
    String body = text.body();
    String title = text.title();
    return switch (change) {
      case HEADLINE -> new Text(headline(random), withoutTitle(text));
      case DATELINE -> new Text(title, dateline(body));
      case CUT -> new Text(title, cut(body, 0.4 + 0.4 * random.nextDouble()));
      case TEASER -> new Text(title, cut(body, 0.3) + " ... Read more");
      case BOILERPLATE -> new Text(title, BEFORE + body + "\n" + BEHIND);
      case EDITED -> new Text(title, edited(body, random));
      case MERGED -> new Text(title, body.replaceAll("\\s*\n\\s*", " "));
      case ALL ->
          new Text(
              headline(random),
              BEFORE
                  + dateline(edited(cut(withoutTitle(text), 0.7), random)).replace("\n", " ")
                  + "\n"
                  + BEHIND);
    };
  }

  /**
   * The same form filled in for another day: every number is another, and so is every tenth word.
   */
  static Text anotherDay(Text text, Random random) {
    StringBuilder out = new StringBuilder();
    for (String word : text.body().split("(?<=\\s)", -1)) {
      boolean number = word.chars().anyMatch(Character::isDigit);
      if (number) {
        out.append(word.replaceAll("\\d+", String.valueOf(2 + random.nextInt(900))));
      } else if (random.nextInt(10) == 0) {
        out.append(FILLERS.get(random.nextInt(FILLERS.size())))
            .append(random.nextInt(100))
            .append(' ');
      } else {
        out.append(word);
      }
    }
    return new Text(text.title(), out.toString());
  }

  private static String headline(Random random) {
    return HEADLINES.get(random.nextInt(HEADLINES.size()));
  }

  private static String withoutTitle(Text text) {
    return text.body().startsWith(text.title()) && text.body().length() > 2 * text.title().length()
        ? text.body().substring(text.title().length()).strip()
        : text.body();
  }

  private static String dateline(String body) {
    return "LONDON, May 4 (Reuters) - " + body + "\n(Reporting by Ann Lee; Editing by Tom Hill)";
  }

  /** Its beginning, up to the end of a word. */
  private static String cut(String body, double share) {
    int end = body.indexOf(' ', (int) (share * body.length()));
    return end < 0 ? body : body.substring(0, end);
  }

  /** One word in twenty-five is left out, or one is added behind it. Numbers stay. */
  private static String edited(String body, Random random) {
    List<String> words = new ArrayList<>();
    for (String word : body.split("(?<=\\s)", -1)) {
      boolean number = word.chars().anyMatch(Character::isDigit);
      int chance = random.nextInt(50);
      if (chance != 0 || number) {
        words.add(word);
      }
      if (chance == 1) {
        words.add(FILLERS.get(random.nextInt(FILLERS.size())) + " ");
      }
    }
    return String.join("", words);
  }
}
