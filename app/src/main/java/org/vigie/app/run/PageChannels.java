package org.vigie.app.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.vigie.alerts.Matcher;
import org.vigie.alerts.channel.WebhookSecret;
import org.vigie.model.Channel;
import org.vigie.model.SavedSearch;
import org.vigie.model.Trouble;
import org.vigie.streams.View;
import org.vigie.web.channel.Channels;

/** Binds the page to the stage that delivers alerts; the two do not know each other. */
final class PageChannels implements Channels {
  private final org.vigie.alerts.channel.Channels channels;
  private final ObjectProvider<Matcher> matcher;
  private final View<Trouble> troubles;

  /**
   * A binding.
   *
   * @param matcher absent in a process without the role {@code alerts}
   * @param troubles of the searches that are set aside, whoever matches
   */
  PageChannels(
      org.vigie.alerts.channel.Channels channels,
      ObjectProvider<Matcher> matcher,
      View<Trouble> troubles) {
    this.channels = channels;
    this.matcher = matcher;
    this.troubles = troubles;
  }

  @Override
  public Tried test(Channel channel) {
    org.vigie.alerts.channel.Channels.Tried tried = channels.test(channel);
    return new Tried(tried.arrived(), tried.answer());
  }

  @Override
  public Optional<String> refusal(Channel channel) {
    return channels.refusal(channel);
  }

  @Override
  public String newSecret() {
    return WebhookSecret.create();
  }

  @Override
  public Optional<Cost> cost(SavedSearch search) {
    @Nullable Matcher here = matcher.getIfAvailable();
    return here == null
        ? Optional.empty()
        : here.cost(search.id())
            .map(
                cost ->
                    new Cost(
                        cost.articles(),
                        cost.runs(),
                        cost.matches(),
                        cost.mean().toNanos() / 1_000));
  }

  @Override
  public Optional<String> problem(SavedSearch search) {
    @Nullable Matcher here = matcher.getIfAvailable();
    return Optional.ofNullable(here)
        .flatMap(it -> Optional.ofNullable(it.problems().get(search.id())))
        .or(
            () ->
                troubles
                    .get(Trouble.keyOf(search.id()))
                    .filter(it -> it.setsAside(search))
                    .map(Trouble::answer));
  }
}
