package org.vigie.web.operate;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.index.ArchiveState;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.stream.StreamDesk;
import org.vigie.web.stream.Tail;

/** The streams and their dead letters, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT)
class StreamApi {
  private final StreamDesk desk;
  private final DeadLetters letters;
  private final Tail tail;

  StreamApi(StreamDesk desk, DeadLetters letters, Tail tail) {
    this.desk = desk;
    this.letters = letters;
    this.tail = tail;
  }

  /**
   * How the streams are.
   *
   * @param streams how much each holds
   * @param stages how far behind each is
   * @param archive how the archive is
   * @param liveClients how many clients follow the live streams of this process
   */
  public record StreamsView(
      List<StreamDesk.StreamRow> streams,
      List<StreamDesk.StageRow> stages,
      ArchiveState archive,
      int liveClients) {}

  @GetMapping("/streams")
  StreamsView streams() {
    StreamDesk.Sight sight = desk.look();
    return new StreamsView(sight.streams(), sight.stages(), sight.archive(), tail.clients());
  }

  @GetMapping("/dead-letters")
  List<DeadLetters.Letter> deadLetters() {
    return letters.newest();
  }

  @PostMapping("/dead-letters/{stream}/{position}/replay")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void replay(@PathVariable String stream, @PathVariable long position) {
    letters.replay(stream, position);
  }
}
