package org.vigie.index;

/** What became of a search: a result, or what is wrong with its query. */
public sealed interface SearchOutcome permits SearchResult, Refused {}
