package org.vigie.web;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.OperatorChannels;
import org.vigie.streams.Streams;
import org.vigie.streams.View;

/** Where the operator is told of the sources, as it is set by page and API. */
final class Operator {
  private final View<OperatorChannels> settings;
  private final Channels channels;
  private final ChannelForm form;
  private final InstantSource time;

  Operator(View<OperatorChannels> settings, Channels channels, InstantSource time) {
    this.settings = settings;
    this.channels = channels;
    this.form = new ChannelForm(channels);
    this.time = time;
  }

  OperatorChannels get() {
    return settings.get(Streams.OPERATOR_KEY).orElse(OperatorChannels.NONE);
  }

  /** Sets them anew; without a list they stay. */
  synchronized OperatorChannels change(
      @Nullable List<Draft.Wanted> wanted, @Nullable Long version) {
    OperatorChannels old = get();
    if (version == null) {
      throw Refusal.invalid(
          "version", "It is not said which version is changed.", "Send the version that you read.");
    }
    if (old.version() != version) {
      throw Refusal.conflict("setting", Streams.OPERATOR_KEY, old.version());
    }
    OperatorChannels changed =
        new OperatorChannels(form.read(wanted, old.channels()), version + 1, time.instant());
    settings.put(Streams.OPERATOR_KEY, changed);
    return changed;
  }

  /** Sends a test message to one of them. */
  Channels.Tried test(String key) {
    return channels.test(
        get().channels().stream()
            .filter(channel -> channel.key().equals(key))
            .findFirst()
            .orElseThrow(() -> Refusal.absent("channel", key)));
  }
}
