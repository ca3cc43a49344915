package org.vigie.web.operate;

import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.index.ArchiveState;
import org.vigie.index.volume.ArchiveException;
import org.vigie.index.volume.Progress;
import org.vigie.model.Alert;
import org.vigie.streams.Stream;
import org.vigie.streams.View;
import org.vigie.web.stream.StreamDesk;

/**
 * Whether Vigie answers, and whether what it answers is whole: for the machines that watch over it.
 * Says nothing that is private, because nobody signs in for it.
 */
@RestController
@RequestMapping("/health")
@SecurityRequirements
class HealthApi {
  /** Records: further behind is not near the end. */
  private static final long NEAR = 1_000;

  private final StreamDesk desk;
  private final View<Alert> alerts;

  HealthApi(StreamDesk desk, View<Alert> alerts) {
    this.desk = desk;
    this.alerts = alerts;
  }

  /**
   * That it lives.
   *
   * @param live always true
   */
  public record Life(boolean live) {}

  /**
   * Whether it is ready.
   *
   * @param ready true when all parts are
   * @param parts one by one
   */
  public record Readiness(boolean ready, List<Part> parts) {}

  /**
   * A part of it.
   *
   * @param name of the part
   * @param ready whether it works and is near the end of what it reads
   * @param state the same in words
   */
  public record Part(String name, boolean ready, String state) {
    static Part broken(String name) {
      return new Part(name, false, "does not answer");
    }

    /** An old archive answers for the one that is built in its place. */
    static Part of(ArchiveState archive) {
      if (archive.trouble() != null) {
        return broken("archive");
      }
      Progress building = archive.building();
      Progress reading = archive.reading();
      return building != null
          ? new Part("archive", true, "answers; is built anew: " + told(building))
          : reading != null
              ? new Part("archive", false, "reads the stream: " + told(reading))
              : new Part("archive", archive.defect() == null, said(archive.defect()));
    }

    private static String told(Progress progress) {
      Long left = progress.secondsLeft();
      return "%d of %d records%s"
          .formatted(
              progress.done(),
              progress.all(),
              left == null ? "" : ", about %d s left".formatted(left));
    }

    private static String said(@Nullable String defect) {
      return defect == null ? "answers" : "is not whole";
    }

    static Part behind(String name, long records) {
      return new Part(name, records <= NEAR, records + " records behind");
    }
  }

  /** 200 when the process answers. */
  @GetMapping("/live")
  Life live() {
    return new Life(true);
  }

  /** 200 when every part works and is near the end of its stream, 503 when one is not. */
  @GetMapping("/ready")
  ResponseEntity<Readiness> ready() {
    List<Part> parts = parts();
    boolean ready = parts.stream().allMatch(Part::ready);
    return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(new Readiness(ready, parts));
  }

  private List<Part> parts() {
    try {
      return parts(desk.glance());
    } catch (KafkaException e) {
      return List.of(Part.broken("kafka"));
    } catch (ArchiveException e) {
      return List.of(Part.broken("archive"));
    }
  }

  private List<Part> parts(StreamDesk.Sight sight) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("kafka", true, "answers"));
    parts.add(Part.of(sight.archive()));
    for (StreamDesk.StageRow stage : sight.stages()) {
      Long lag = stage.lag();
      parts.add(
          lag == null
              ? new Part(stage.name(), row(sight, stage.input()).held() == 0, "has read nothing")
              : Part.behind(stage.name(), lag));
    }
    long end = row(sight, Stream.ALERTS.topic()).end();
    parts.add(Part.behind("views", Math.max(0, end - alerts.nextOffset(0))));
    return parts;
  }

  private static StreamDesk.StreamRow row(StreamDesk.Sight sight, String stream) {
    return sight.streams().stream()
        .filter(row -> row.name().equals(stream))
        .findFirst()
        .orElseThrow();
  }
}
