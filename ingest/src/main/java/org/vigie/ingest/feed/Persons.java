package org.vigie.ingest.feed;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.ingest.text.HtmlText;

/** Who wrote an entry. */
final class Persons {
  private static final String[] GROUPS = {
    "author", "atom:author", "dc:author", "dc:creator", "creator", "itunes:author"
  };
  private static final String[] PARTS = {
    "name", "email", "uri", "url", "homepage", "atom:name", "atom:email", "atom:uri"
  };
  private static final Pattern MAIL =
      Pattern.compile(
          "[<(\\[]?(?:mailto:)?([^\\s<>()\\[\\]:@]{1,64}+@[^\\s<>()\\[\\]@]{1,255})[>)\\]]?");

  private Persons() {}

  /** The authors by the first kind of element that names any; by their mail address at worst. */
  static List<String> of(XmlPart entry) {
    List<List<String>> groups =
        Stream.of(GROUPS)
            .map(group -> Limits.names(entry.all(group).map(Persons::name)))
            .filter(names -> !names.isEmpty())
            .toList();
    Optional<List<String>> named =
        groups.stream().filter(names -> !names.stream().allMatch(Persons::isMail)).findFirst();
    return named.or(() -> groups.stream().findFirst()).orElse(List.of());
  }

  private static String name(XmlPart person) {
    if (person.all(PARTS).findAny().isEmpty()) {
      return name(person.html());
    }
    String name = person.html("name", "atom:name");
    return name.isEmpty() ? person.html("email", "atom:email") : name;
  }

  /** The name beside a mail address, or the address when it stands alone. */
  static String name(String text) {
    String line = Limits.line(text);
    if (line.indexOf('@') < 0) {
      return line;
    }
    Matcher mail = MAIL.matcher(line);
    if (!mail.find()) {
      return line;
    }
    String rest =
        HtmlText.squeeze(mail.replaceFirst(" ")).replaceAll("^[\\s(\"']+|[\\s)\"']+$", "");
    return rest.isEmpty() ? mail.group(1) : rest;
  }

  private static boolean isMail(String name) {
    return MAIL.matcher(name).matches();
  }
}
