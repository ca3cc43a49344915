package org.vigie.web.source;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Checked;
import org.vigie.model.Source;
import org.vigie.watch.SourceYaml;

/**
 * What was found at an address, for programs and commands: with a source when it can be read, with
 * a problem when not.
 *
 * @param asked what was asked for
 * @param requests what was asked of the web, in order
 * @param problem why it cannot be read; absent when it can
 * @param next what to do about that
 * @param source as it would be added, or as it is
 * @param entry the same as an entry of {@code sources.yaml}
 * @param answer what its address says of being asked again
 * @param robots what the site's robots.txt says of its articles; absent where nobody looked
 * @param entries how many stand in it now
 * @param newest the first few, as they would be read
 * @param others other addresses at which the site can be read
 */
public record CheckView(
    URI asked,
    List<Checked.Request> requests,
    @Nullable String problem,
    @Nullable String next,
    @Nullable Source source,
    @Nullable String entry,
    Checked.@Nullable Answer answer,
    Checked.@Nullable Robots robots,
    int entries,
    List<Checked.Item> newest,
    List<URI> others) {

  /** A view of what a check came to. */
  public static CheckView of(Checked checked) {
    return switch (checked) {
      case Checked.Found found ->
          new CheckView(
              found.asked(),
              found.requests(),
              null,
              null,
              found.source(),
              SourceYaml.of(found.source()),
              found.answer(),
              found.robots(),
              found.entries(),
              found.newest(),
              found.others());
      case Checked.Unreadable unreadable ->
          new CheckView(
              unreadable.asked(),
              unreadable.requests(),
              unreadable.problem(),
              unreadable.next(),
              null,
              null,
              null,
              null,
              0,
              List.of(),
              List.of());
    };
  }
}
