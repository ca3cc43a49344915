package org.vigie.web;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Channel;
import org.vigie.model.OperatorChannels;
import org.vigie.streams.Streams;
import org.vigie.streams.View;

/** Where the operator is told of the sources, as it is set by page and API. */
final class Operator {
  private final View<OperatorChannels> settings;
  private final Channels channels;
  private final ChannelForm form;
  private final AuditLog audit;
  private final InstantSource time;

  Operator(View<OperatorChannels> settings, Channels channels, AuditLog audit, InstantSource time) {
    this.settings = settings;
    this.channels = channels;
    this.form = new ChannelForm(channels);
    this.audit = audit;
    this.time = time;
  }

  OperatorChannels get() {
    return settings.get(Streams.OPERATOR_KEY).orElse(OperatorChannels.NONE);
  }

  /** Sets them anew; without a list they stay. Written down first, without the secrets. */
  synchronized OperatorChannels change(
      String who, @Nullable List<Draft.Wanted> wanted, @Nullable Long version) {
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
    audit.write(
        who,
        "operator.change",
        List.of(new AuditLog.Change(Streams.OPERATOR_KEY, told(old), told(changed))));
    settings.put(Streams.OPERATOR_KEY, changed);
    return changed;
  }

  /** The address of a webhook often is its secret: its host and its key tell it from others. */
  private static List<ChannelView> told(OperatorChannels channels) {
    return channels.channels().stream()
        .map(
            channel ->
                switch (channel) {
                  case Channel.Webhook webhook ->
                      new ChannelView("webhook", webhook.url().getHost(), webhook.key());
                  case Channel.Mail mail -> ChannelView.of(mail);
                })
        .toList();
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
