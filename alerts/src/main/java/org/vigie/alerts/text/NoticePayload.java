package org.vigie.alerts.text;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.HealthEvent.Changed;
import org.vigie.model.HealthEvent.Network;
import org.vigie.model.Notice;
import org.vigie.model.Notice.OfChannel;
import org.vigie.model.Notice.OfSearch;
import org.vigie.model.PollState.State;

/**
 * What is posted to a webhook of a notice.
 *
 * @param id the same in every attempt
 * @param text the whole in a line
 * @param sources what became of sources
 * @param further how many more sources it is about, which had no room
 * @param networks our own way to the web, of each process
 * @param channel what became of a channel; absent when it is about something else
 * @param search the saved search that is set aside; absent when it is about something else
 */
record NoticePayload(
    String id,
    String text,
    List<Source> sources,
    int further,
    List<OwnNetwork> networks,
    @Nullable OfChannel channel,
    @Nullable OfSearch search,
    Links links) {
  private static final int LONG = 300;

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

  /** The payload of a notice, of its newest event: sources are left out where it is too large. */
  static byte[] of(Notice notice, String text, AlertLinks links) {
    List<Source> sources = notice.changes().stream().map(Source::of).toList();
    List<OwnNetwork> networks = notice.networks().stream().map(OwnNetwork::of).toList();
    return Payload.fitting(
        "notice",
        notice.at(),
        sources.size(),
        shown ->
            new NoticePayload(
                notice.id(),
                text,
                sources.subList(0, shown),
                sources.size() - shown,
                networks,
                notice.channel(),
                notice.search(),
                new Links(links.health(), links.operator())));
  }
}
