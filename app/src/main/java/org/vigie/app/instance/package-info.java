/**
 * What a command needs to know of a Vigie: its data folder, what lies in it, and how to talk to the
 * one that runs on it.
 *
 * <ul>
 *   <li>{@link DataFolder} is what a running Vigie leaves for commands; {@link Instance} is the
 *       option that names it, {@link Client} the HTTP API.
 *   <li>{@link Contents} is what is watched for; {@link ImportedPlaces} and {@link TopicModels} are
 *       files that a running Vigie follows ({@link Followed}).
 *   <li>{@link UserException} is something the user can put right; {@link Terminal} is how what
 *       others wrote is printed.
 * </ul>
 *
 * <p>It depends on no other package of the program, and starts nothing.
 *
 * <p><b>Invariant:</b> nothing that others wrote commands a terminal.
 */
@NullMarked
package org.vigie.app.instance;

import org.jspecify.annotations.NullMarked;
