package org.vigie.alerts.match;

import org.jspecify.annotations.Nullable;

/**
 * Why a search is not matched any more.
 *
 * @param problem a message for its owner
 * @param tooMuch what it cost, where that is the reason; null where it cannot be run
 */
public record Flaw(String problem, @Nullable Cost tooMuch) {}
