package org.vigie.index.query;

import java.util.List;
import org.vigie.model.Alert.Passage;

/**
 * All that a query matched in an article.
 *
 * @param title where in its title, in order, none touching another
 * @param text where in its text, likewise
 * @param fields the values of other fields that the query asks for
 */
public record Highlights(
    List<Passage.Match> title, List<Passage.Match> text, List<Passage> fields) {
  public Highlights {
    title = List.copyOf(title);
    text = List.copyOf(text);
    fields = List.copyOf(fields);
  }
}
