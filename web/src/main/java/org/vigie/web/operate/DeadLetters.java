package org.vigie.web.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.vigie.model.Refile;
import org.vigie.streams.Codec;
import org.vigie.streams.DeadLetter;
import org.vigie.streams.Stream;
import org.vigie.streams.UnconfirmedWriteException;
import org.vigie.streams.UnreadableException;
import org.vigie.streams.Writer;
import org.vigie.web.answer.Refusal;
import org.vigie.web.article.Retractions;
import org.vigie.web.stream.Redacted;
import org.vigie.web.stream.StreamTape;

/** The records that a stage could not process, and how they get another chance. */
final class DeadLetters {
  private static final int MOST = 50;
  private static final List<Stream> READ_BY_STAGES =
      List.of(Stream.ARTICLES, Stream.CLASSIFIED, Stream.FILED, Stream.HEALTH);

  private final Writer writer;
  private final StreamTape tape;
  private final Retractions retractions;

  DeadLetters(Writer writer, StreamTape tape, Retractions retractions) {
    this.writer = writer;
    this.tape = tape;
    this.retractions = retractions;
  }

  /**
   * A dead letter as it is shown.
   *
   * @param stream the stream of dead letters that holds it
   * @param position its offset there
   * @param stage which failed
   * @param cause why
   * @param from where the stage had read it
   * @param failed when
   * @param size of the record in bytes
   * @param withheld whether it has words of an article that was taken out
   * @param json the record, laid out; empty when it is withheld
   */
  public record Letter(
      String stream,
      long position,
      String stage,
      String cause,
      String from,
      Instant failed,
      int size,
      boolean withheld,
      String json) {}

  /** The newest, newest first. */
  List<Letter> newest() {
    List<Letter> letters = new ArrayList<>();
    for (Stream input : READ_BY_STAGES) {
      Stream dead = input.deadLetters();
      tape.last(dead, MOST).forEach(record -> letters.add(shown(dead, DeadLetter.read(record))));
    }
    return letters.stream()
        .sorted(Comparator.comparing(Letter::failed).reversed())
        .limit(MOST)
        .toList();
  }

  /**
   * Gives a record to its stage once more: as it was or, when a stage behind the filer failed on
   * it, by having the filer write it again, because only the filer writes {@code vigie.filed}.
   *
   * @throws UnconfirmedWriteException when Kafka does not confirm; to replay again is safe
   */
  void replay(String name, long position) {
    Stream input = inputOf(name).orElseThrow(() -> Refusal.absent("stream of dead letters", name));
    DeadLetter letter =
        tape.at(input.deadLetters(), position)
            .map(DeadLetter::read)
            .orElseThrow(() -> Refusal.absent("dead letter", name + "@" + position));
    byte[] value = letter.value();
    if (value == null) {
      throw Refusal.invalid("position", "The dead letter is empty.", "Replay another.");
    }
    writer.write(
        List.of(
            input == Stream.FILED
                ? new ProducerRecord<>(Stream.CLASSIFIED.topic(), letter.key(), refile(value))
                : new ProducerRecord<>(input.topic(), letter.key(), value)));
  }

  private static byte[] refile(byte[] filed) {
    try {
      return Codec.FILING.encode(new Refile(Codec.FILED.decode(filed)));
    } catch (UnreadableException e) {
      throw Refusal.invalid(
          "position",
          "It is not a filed article: " + e.getMessage(),
          "It cannot be replayed; the archive and the alerts went on without it.");
    }
  }

  private static Optional<Stream> inputOf(String deadLetters) {
    return READ_BY_STAGES.stream()
        .filter(input -> input.deadLetters().topic().equals(deadLetters))
        .findFirst();
  }

  private Letter shown(Stream stream, DeadLetter letter) {
    byte[] value = letter.value();
    String key = letter.key() == null ? null : new String(letter.key(), UTF_8);
    boolean withheld = Redacted.tells(key, value, retractions::isTakenOut);
    return new Letter(
        stream.topic(),
        letter.position(),
        letter.stage(),
        letter.cause(),
        letter.from() + " " + letter.partition() + "@" + letter.offset(),
        letter.failed(),
        value == null ? 0 : value.length,
        withheld,
        withheld ? "" : Redacted.json(value));
  }
}
