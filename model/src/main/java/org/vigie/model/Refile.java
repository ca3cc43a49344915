package org.vigie.model;

/**
 * An operator's order to write a filed article once more, so that the stages behind the filer, one
 * of which failed on it, read it again.
 *
 * @param filed what the failed stage had read
 */
public record Refile(Filed filed) implements Filing {}
