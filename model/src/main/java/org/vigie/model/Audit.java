package org.vigie.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody changed something.
 *
 * @param at when
 * @param who as they signed in; {@code program} for one that showed the token
 * @param action what was done: {@code source.add}, {@code source.change}, {@code source.remove},
 *     {@code source.turn}, {@code source.import}, {@code operator.change}, {@code search.create},
 *     {@code search.change}, {@code alert.muted} and the like
 * @param subject id of what was changed
 * @param before it as JSON; null when it was not there
 * @param after it as JSON; null when it is there no more
 */
public record Audit(
    Instant at,
    String who,
    String action,
    String subject,
    @Nullable String before,
    @Nullable String after) {}
