package org.vigie.index.volume;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.SmartLifecycle;
import org.vigie.streams.Connection;

/**
 * Reads {@code vigie.filed} into the archive. It belongs to no group: each process that holds an
 * archive reads all of it. A volume that is built beside the one that answers has a reader of its
 * own, so that news come into the old one as fast as ever.
 */
public final class ArchiveFeeder implements SmartLifecycle, Volumes.Feed {
  static final String STAGE = "index";

  private final Connection connection;
  private final Volumes volumes;
  private final Reported reported;
  private final List<Feeding> feedings = new CopyOnWriteArrayList<>();
  private volatile boolean running;

  /** A feeder of an archive. It reads nothing before {@link #start}. */
  public ArchiveFeeder(Connection connection, Volumes volumes) {
    this.connection = connection;
    this.volumes = volumes;
    this.reported = new Reported(connection);
  }

  @Override
  public void start() {
    running = true;
    volumes.feedFrom(this);
  }

  @Override
  public void into(Volume volume) {
    if (running) {
      Feeding feeding = new Feeding(connection, volumes, volume, reported);
      feedings.add(feeding);
      feeding.start();
    }
  }

  @Override
  public Comparison compare(Volume volume) {
    return new Comparing(connection, volume).run();
  }

  /** Returns when the last batch is in the archive. */
  @Override
  public void stop() {
    running = false;
    feedings.forEach(Feeding::stop);
    feedings.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** With the other stages. */
  @Override
  public int getPhase() {
    return 1000;
  }
}
