package org.vigie.web.operate;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.OperatorChannels;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.channel.Channels;
import org.vigie.web.channel.NewSecrets;
import org.vigie.web.channel.NewSecrets.NewSecret;
import org.vigie.web.channel.WantedChannel;
import org.vigie.web.show.ChannelView;

/** Where the operator is told of the sources, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/operator")
class OperatorApi {
  private final Operator operator;

  OperatorApi(Operator operator) {
    this.operator = operator;
  }

  /**
   * Where notices go.
   *
   * @param channels may be empty: then the page alone shows what became of sources
   * @param version to be sent with a change
   * @param newSecrets secrets of webhooks that were new in this answer's request: never shown again
   */
  public record OperatorView(
      List<ChannelView> channels, long version, @Nullable List<NewSecret> newSecrets) {
    static OperatorView of(OperatorChannels set, List<NewSecret> created) {
      return new OperatorView(
          set.channels().stream().map(ChannelView::of).toList(),
          set.version(),
          created.isEmpty() ? null : created);
    }
  }

  /**
   * Where notices are to go.
   *
   * @param channels at most ten
   * @param version the version that is changed; 0 before the first change
   */
  public record OperatorDraft(@Nullable List<WantedChannel> channels, @Nullable Long version) {}

  /**
   * A channel of the operator.
   *
   * @param key of it
   */
  public record OperatorChannel(@Nullable String key) {}

  @GetMapping
  OperatorView get() {
    return OperatorView.of(operator.get(), List.of());
  }

  @PutMapping
  OperatorView change(@RequestBody OperatorDraft draft, Principal who) {
    OperatorChannels before = operator.get();
    OperatorChannels set = operator.change(who.getName(), draft.channels(), draft.version());
    return OperatorView.of(set, NewSecrets.of(set.channels(), before.channels()));
  }

  /** Gives a webhook a new secret. */
  @PostMapping("/secret")
  OperatorView renewSecret(@RequestBody OperatorChannel channel, Principal who) {
    OperatorChannels before = operator.get();
    OperatorChannels set =
        operator.renewSecret(who.getName(), channel.key() == null ? "" : channel.key());
    return OperatorView.of(set, NewSecrets.of(set.channels(), before.channels()));
  }

  /** Sends a test message to a channel. */
  @PostMapping("/test")
  Channels.Tried test(@RequestBody OperatorChannel channel) {
    return operator.test(channel.key() == null ? "" : channel.key());
  }
}
