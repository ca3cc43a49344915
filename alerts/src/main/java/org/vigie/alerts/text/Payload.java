package org.vigie.alerts.text;

import java.time.Instant;
import java.util.function.IntFunction;
import org.vigie.streams.Json;

/**
 * What is posted to a webhook, in the envelope of Standard Webhooks.
 *
 * @param type of what it tells: {@code alert}, {@code digest}, {@code notice}
 * @param timestamp when that was
 * @param data what it tells
 */
record Payload<D>(String type, Instant timestamp, D data) {
  /** The most that Standard Webhooks recommends. */
  static final int MAX_BYTES = 20_000;

  /**
   * A payload with as many items as have room.
   *
   * @param data with so many of the items
   */
  static <D> byte[] fitting(String type, Instant timestamp, int items, IntFunction<D> data) {
    int shown = items;
    byte[] bytes = new Payload<>(type, timestamp, data.apply(shown)).bytes();
    while (bytes.length >= MAX_BYTES && shown > 0) {
      shown = shown * 3 / 4;
      bytes = new Payload<>(type, timestamp, data.apply(shown)).bytes();
    }
    return bytes;
  }

  byte[] bytes() {
    return Json.MAPPER.writeValueAsBytes(this);
  }
}
