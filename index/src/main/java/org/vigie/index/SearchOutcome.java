package org.vigie.index;

/**
 * What became of a search: a result, or what is wrong with its query. One that takes too long is
 * wrong, too.
 */
public sealed interface SearchOutcome permits SearchResult, Parsed.Bad {}
