package org.vigie.model;

import java.time.Instant;
import java.util.List;

/**
 * Where the operator is told of the sources, besides the page: a record of {@code vigie.settings}.
 *
 * @param channels may be empty
 * @param version rises with each change
 * @param changed when it was written
 */
public record OperatorChannels(List<Channel> channels, long version, Instant changed) {
  /** Before anyone set any. */
  public static final OperatorChannels NONE = new OperatorChannels(List.of(), 0, Instant.EPOCH);

  public OperatorChannels {
    channels = List.copyOf(channels);
  }
}
