/**
 * A watch as a folder of YAML files.
 *
 * <pre>{@code
 * switch (WatchFolder.read(Path.of("my-watch"))) {
 *   case WatchFolder.Valid(Watch watch, List<Source> sources) -> apply(watch, sources);
 *   case WatchFolder.Invalid(List<WatchFolder.Problem> problems) -> problems.forEach(out::println);
 * }
 * }</pre>
 *
 * <p>A folder holds any of {@code topics.yaml}, {@code entities.yaml}, {@code places.yaml} and
 * {@code sources.yaml}, each a list of entries with an {@code id}, and {@code watch.yaml}, which
 * names the watch and may let it extend the bundled one. {@code docs/watch.md} describes every key.
 * The watch on the Sahel is bundled as such a folder on the class path.
 *
 * <p>Reading goes in three steps: {@link org.vigie.watch.Yaml} makes a small tree with line numbers
 * out of a text, {@link org.vigie.watch.Fields} takes one entry of it apart, and one reader per
 * file builds the records of {@code model}. Whatever is wrong becomes a problem with its line, and
 * reading goes on, so that one run shows all that is to be mended.
 *
 * <p><b>Invariant:</b> a scalar is text until a reader asks for a number; {@code no} is a country,
 * never a boolean.
 *
 * <p><b>Invariant:</b> no anchors, aliases or tags, so that a file never grows beyond what one
 * sees.
 *
 * <p><b>Invariant:</b> a folder with a problem gives no watch at all, never half of one.
 */
@NullMarked
package org.vigie.watch;

import org.jspecify.annotations.NullMarked;
