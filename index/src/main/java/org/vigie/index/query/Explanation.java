package org.vigie.index.query;

/** What became of the question why an article is found or not: the reasons, or a bad query. */
public sealed interface Explanation permits Explained, Parsed.Bad {}
