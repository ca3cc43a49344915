package org.vigie.app.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.vigie.classify.LearnedTopic;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;

/**
 * What verdicts taught, as a file that people can read.
 *
 * @param made when
 * @param topics those of which it helps
 */
public record TopicModels(Instant made, List<Held> topics) {
  public static final String FILE = "topics.model.json";

  /**
   * One topic.
   *
   * @param verdicts from so many
   * @param about of which so many say that an article is about it
   * @param rules how right the rules alone were on what was not learned from
   * @param learned how right they were with the model
   */
  public record Held(
      String topic,
      int verdicts,
      int about,
      Map<String, Object> rules,
      Map<String, Object> learned,
      LearnedTopic model) {}

  public TopicModels {
    topics = List.copyOf(topics);
  }

  /** Those of a data folder; none before somebody trained. */
  public static Followed<List<LearnedTopic>> in(Path data) {
    Path file = data.resolve(FILE);
    return new Followed<>(
        List.of(file), List.of(), () -> Files.exists(file) ? read(file) : List.of());
  }

  /**
   * Those of a file.
   *
   * @throws UserException when it is not there or is no such file
   */
  public static List<LearnedTopic> read(Path file) {
    try {
      return Json.MAPPER.readValue(Files.readString(file), TopicModels.class).topics().stream()
          .map(Held::model)
          .toList();
    } catch (IOException e) {
      throw new UserException("The learned topics cannot be read: " + e, e);
    } catch (JacksonException | NullPointerException e) {
      throw new UserException(
          file + " is no file of learned topics. 'vigie topics train' writes it anew.", e);
    }
  }

  /** Writes them whole or not at all: a running Vigie may read them at any time. */
  public void write(Path file) {
    Path beside = file.resolveSibling(FILE + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          beside, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserException("The learned topics cannot be written: " + e, e);
    }
  }
}
