package org.vigie.index;

import org.vigie.index.query.Parsed;

/**
 * A question that is not answered.
 *
 * @param bad what is wrong with its query; one that takes too long is wrong, too
 */
public record Refused(Parsed.Bad bad) implements SearchOutcome, RehearsalOutcome, TallyOutcome {}
