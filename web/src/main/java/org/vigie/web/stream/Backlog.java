package org.vigie.web.stream;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says when no more articles of archives are to come in: while the stages before the archive are
 * behind, live news waits behind them, and in the end the streams would drop what nobody has read.
 */
public final class Backlog {
  /** Records: some seconds of work. */
  private static final long MOST = 1_000;

  private static final Set<String> STAGES = Set.of("classify", "file");

  private final Supplier<StreamDesk.Sight> look;
  private StreamDesk.@Nullable Sight seen;
  private long since;

  /** One that looks at the streams, which may show them as they were a second ago. */
  Backlog(Supplier<StreamDesk.Sight> look) {
    this.look = look;
  }

  /** Whether there is room; if so, that much of it is taken. */
  public synchronized boolean take(int articles) {
    StreamDesk.Sight sight = look.get();
    if (!sight.equals(seen)) {
      seen = sight;
      since = 0;
    }
    if (behind(sight) + since >= MOST) {
      return false;
    }
    since += articles;
    return true;
  }

  private static long behind(StreamDesk.Sight sight) {
    return sight.stages().stream()
        .filter(stage -> STAGES.contains(stage.name()))
        .mapToLong(stage -> stage.lag() == null ? held(sight, stage.input()) : stage.lag())
        .sum();
  }

  private static long held(StreamDesk.Sight sight, String stream) {
    return sight.streams().stream()
        .filter(row -> row.name().equals(stream))
        .mapToLong(StreamDesk.StreamRow::held)
        .sum();
  }
}
