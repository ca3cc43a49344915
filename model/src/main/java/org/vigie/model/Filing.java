package org.vigie.model;

/** What the filer reads: an article that was classified, or one that is to be filed once more. */
public sealed interface Filing permits Classified, Refile {}
