package org.vigie.index;

/** What comes of a rehearsal: what would have been told, or what is wrong with the query. */
public sealed interface RehearsalOutcome permits Rehearsal, Refused {}
