package org.vigie.web.channel;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.vigie.model.Channel;
import org.vigie.web.show.ChannelView;

/**
 * The part of a form that has channels: those that are there, each with a box to keep it, and for
 * each kind a field for more, one target a line.
 */
public final class ChannelFields {
  private static final String KEEP = "keep";
  private static final String TOKEN = "-token";
  private static final Set<String> WITH_TOKEN = Set.of("telegram", "ntfy");

  private final List<Channel> there;
  private final MultiValueMap<String, String> typed;

  private ChannelFields(List<Channel> there, MultiValueMap<String, String> typed) {
    this.there = there;
    this.typed = typed;
  }

  /** All are kept, and nothing is typed yet. */
  public static ChannelFields of(List<Channel> there) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    there.forEach(channel -> typed.add(KEEP, channel.key()));
    return new ChannelFields(there, typed);
  }

  /** As a form came back. */
  public static ChannelFields of(List<Channel> there, MultiValueMap<String, String> typed) {
    return new ChannelFields(there, typed);
  }

  /** The channels that the form asks for. */
  public List<WantedChannel> wanted() {
    List<WantedChannel> wanted = new ArrayList<>();
    for (String key : typed.getOrDefault(KEEP, List.of())) {
      wanted.add(new WantedChannel(null, null, null, key));
    }
    for (String kind : ChannelView.KINDS) {
      typed(kind)
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> wanted.add(new WantedChannel(kind, line, typed(kind + TOKEN), null)));
    }
    return wanted;
  }

  /** Those that are there. */
  public List<ChannelView> there() {
    return there.stream().map(ChannelView::of).toList();
  }

  /** Whether the box of one is ticked. */
  public boolean keeps(ChannelView channel) {
    return typed.getOrDefault(KEEP, List.of()).contains(channel.key());
  }

  /** The kinds, in their order. */
  public List<String> kinds() {
    return ChannelView.KINDS;
  }

  /** Whether several of a kind may be written, one a line. */
  public boolean takesLines(String kind) {
    return !takesToken(kind);
  }

  /** Whether a kind has a token besides its target. */
  public boolean takesToken(String kind) {
    return WITH_TOKEN.contains(kind);
  }

  /** What was typed into a field. */
  public String typed(String field) {
    return requireNonNullElse(typed.getFirst(field), "");
  }
}
