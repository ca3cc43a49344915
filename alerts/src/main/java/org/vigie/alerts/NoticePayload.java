package org.vigie.alerts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.HealthEvent.Changed;
import org.vigie.model.HealthEvent.Network;
import org.vigie.model.Notice;
import org.vigie.model.Notice.OfChannel;
import org.vigie.model.PollState.State;
import org.vigie.streams.Json;

/**
 * What is posted to a webhook for a notice.
 *
 * @param type always {@code notice}
 * @param timestamp when the newest of its events was seen
 * @param data the notice
 */
record NoticePayload(String type, Instant timestamp, Data data) {
  private static final int LONG = 300;

  /**
   * The notice.
   *
   * @param id the same in every attempt
   * @param text the whole in a line
   * @param sources what became of sources
   * @param further how many more sources it is about, which had no room
   * @param networks our own way to the web, of each process
   * @param channel what became of a channel; absent when it is about sources
   */
  record Data(
      String id,
      String text,
      List<Source> sources,
      int further,
      List<OwnNetwork> networks,
      @Nullable OfChannel channel,
      Links links) {}

  /** A source in another state. */
  record Source(
      String id, String name, State from, State to, Instant at, String evidence, Instant next) {
    static Source of(Changed change) {
      return new Source(
          change.source(),
          Texts.cut(change.name(), LONG),
          change.from(),
          change.to(),
          change.at(),
          Texts.cut(change.evidence(), LONG),
          change.next());
    }
  }

  /** The way to the web of a process. */
  record OwnNetwork(String process, boolean down, Instant at, String evidence) {
    static OwnNetwork of(Network network) {
      return new OwnNetwork(
          network.process(), network.down(), network.at(), Texts.cut(network.evidence(), LONG));
    }
  }

  /** Where to read on. */
  record Links(String sources, String operator) {}

  /** The payload of a notice: sources are left out where it would be too large. */
  static byte[] of(Notice notice, String text, AlertLinks links) {
    int shown = notice.changes().size();
    byte[] bytes = bytes(notice, text, shown, links);
    while (bytes.length >= WebhookPayload.MAX_BYTES && shown > 0) {
      shown = shown * 3 / 4;
      bytes = bytes(notice, text, shown, links);
    }
    return bytes;
  }

  private static byte[] bytes(Notice notice, String text, int shown, AlertLinks links) {
    Data data =
        new Data(
            notice.id(),
            text,
            notice.changes().subList(0, shown).stream().map(Source::of).toList(),
            notice.changes().size() - shown,
            notice.networks().stream().map(OwnNetwork::of).toList(),
            notice.channel(),
            new Links(links.health(), links.operator()));
    return Json.MAPPER.writeValueAsBytes(new NoticePayload("notice", notice.at(), data));
  }
}
