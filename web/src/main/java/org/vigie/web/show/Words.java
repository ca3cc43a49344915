package org.vigie.web.show;

import java.util.function.Function;

/**
 * What a part of the pages adds to {@link Show}, for its own templates.
 *
 * @param name by which templates know it
 * @param of makes it, for one reader at one moment
 */
public record Words(String name, Function<Show, Object> of) {}
