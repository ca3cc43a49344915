/**
 * {@code vigie import}: files and folders of articles, handed over to the running Vigie.
 *
 * <ul>
 *   <li>{@link Importer} reads files and brings their articles to a {@link Desk}, batch by batch:
 *       that of the running Vigie ({@link ImportDesk}), or one that keeps nothing ({@link
 *       DryDesk}).
 *   <li>{@link Checkpoint} remembers what was confirmed, so that the same command goes on where it
 *       was; {@link Progress} tells how far it is, {@link Imported} what became of it.
 *   <li>{@link Stated} is what a user states of articles that she brings, here and by {@code vigie
 *       add}.
 * </ul>
 *
 * <p>It depends on {@code instance}.
 */
@NullMarked
package org.vigie.app.imports;

import org.jspecify.annotations.NullMarked;
