package org.vigie.web.operate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.OperatorChannels;
import org.vigie.streams.Streams;
import org.vigie.streams.View;
import org.vigie.web.answer.Refusal;
import org.vigie.web.channel.ChannelForm;
import org.vigie.web.channel.Channels;
import org.vigie.web.channel.WantedChannel;
import org.vigie.web.show.ChannelView;
import org.vigie.web.stream.AuditLog;

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
      String who, @Nullable List<WantedChannel> wanted, @Nullable Long version) {
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
    return put(who, "operator.change", old, changed);
  }

  /** Gives one of its webhooks a new secret. */
  synchronized OperatorChannels renewSecret(String who, String key) {
    OperatorChannels old = get();
    Instant now = time.instant();
    OperatorChannels renewed =
        new OperatorChannels(form.renewed(old.channels(), key, now), old.version() + 1, now);
    return put(who, "operator.secret", old, renewed);
  }

  private OperatorChannels put(
      String who, String action, OperatorChannels old, OperatorChannels changed) {
    audit.write(
        who,
        action,
        List.of(new AuditLog.Change(Streams.OPERATOR_KEY, shown(old), shown(changed))));
    settings.put(Streams.OPERATOR_KEY, changed);
    return changed;
  }

  private static List<ChannelView> shown(OperatorChannels channels) {
    return channels.channels().stream().map(ChannelView::of).toList();
  }

  /** Sends a test message to one of them. */
  Channels.Tried test(String key) {
    return channels.test(ChannelForm.of(get().channels(), key));
  }
}
