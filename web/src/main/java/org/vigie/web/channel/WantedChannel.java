package org.vigie.web.channel;

import org.jspecify.annotations.Nullable;

/**
 * A channel: one that is there, by its key, or one to be made.
 *
 * @param kind one of {@code ChannelView.KINDS}
 * @param target its address: a URL, a mail address, a chat, a topic
 * @param token of a bot, or for access
 * @param key of a channel that stays as it is; what else is said of it does not count
 */
public record WantedChannel(
    @Nullable String kind, @Nullable String target, @Nullable String token, @Nullable String key) {}
