/**
 * The sample wire of {@code vigie demo}: invented outlets that publish, on the loopback address, as
 * real sources do.
 *
 * <p>{@link DemoWire} serves what {@link DemoSite} has at each path: feeds ({@link DemoFeeds}),
 * pages ({@link DemoPages}) and documents of each {@link DemoOutlet}, whose {@link DemoNewsroom}
 * says what is out by now.
 *
 * <p>It depends on no other package of the program.
 *
 * <p><b>Invariant:</b> every outlet and every page says that it is a sample.
 */
@NullMarked
package org.vigie.app.demo;

import org.jspecify.annotations.NullMarked;
