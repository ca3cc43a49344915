package org.vigie.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern USED =
      Pattern.compile("#\\{([a-z][a-z.-]*)[}(]|messages\\.msg\\('([a-z.-]+[a-z])'[,)]");

  @Test
  void bothLanguagesSayAll() throws IOException {
    // What went wrong is said in English by its problem, as to a program.
    assertThat(read("messages_fr").stringPropertyNames())
        .filteredOn(key -> !key.startsWith("wrong."))
        .containsExactlyInAnyOrderElementsOf(read("messages").stringPropertyNames());
  }

  @Test
  void everyMessageCanBeFormatted() throws IOException {
    for (String name : new String[] {"messages", "messages_fr"}) {
      Properties messages = read(name);
      for (String key : messages.stringPropertyNames()) {
        String text =
            new MessageFormat(messages.getProperty(key), Locale.FRENCH)
                .format(new Object[] {3, 3, 3, 3});
        assertThat(text).as(key).doesNotContain("{");
      }
    }
  }

  @Test
  void everyMessageOfATemplateIsThere() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
      for (Path template : templates.toList()) {
        Matcher matcher = USED.matcher(Files.readString(template));
        while (matcher.find()) {
          used.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(100);
    assertThat(read("messages").stringPropertyNames()).containsAll(used);
  }

  @Test
  void everyStreamIsSaidWhatItHolds() throws IOException {
    assertThat(read("messages").stringPropertyNames())
        .containsAll(
            Stream.of(org.vigie.streams.Stream.values())
                .map(stream -> "stream." + stream.topic())
                .toList());
  }

  @Test
  void noTemplateWritesUnescapedTextOrInlineCode() throws IOException {
    try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
      for (Path template : templates.toList()) {
        assertThat(Files.readString(template))
            .as(template.toString())
            .doesNotContainPattern(
                "th:utext|\\[\\(|\\son[a-z]+=|style=|<style|<script>|hx-on|th:inline");
      }
    }
  }

  private static Properties read(String name) throws IOException {
    Properties messages = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                MessagesTest.class.getResourceAsStream("/vigie-web/" + name + ".properties")),
            UTF_8)) {
      messages.load(in);
    }
    return messages;
  }
}
