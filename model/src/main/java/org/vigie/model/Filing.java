package org.vigie.model;

/**
 * What the filer reads: an article that was classified, one that is to be filed once more or was
 * judged again, or what a person decided.
 */
public sealed interface Filing permits Classified, Refile, Relabel, Ruling {}
