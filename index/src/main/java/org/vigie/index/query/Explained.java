package org.vigie.index.query;

import java.util.List;
import org.vigie.model.Alert;

/**
 * A query, or a part of it, held against one article. Its parts are those that its writer wrote, in
 * their order: {@code query.substring(start, end)} is what each stands for.
 *
 * @param start where it begins in the text of the query, in UTF-16 code units from 0
 * @param end the position after its last character
 * @param kind how its parts decide
 * @param matches whether it matches the article
 * @param passages where it does, as a search would show it; only of a {@link Kind#TERM} that
 *     matches
 * @param parts empty for a {@link Kind#TERM}
 */
public record Explained(
    int start,
    int end,
    Kind kind,
    boolean matches,
    List<Alert.Passage> passages,
    List<Explained> parts)
    implements Explanation {

  /** How the parts of a query decide whether it matches. */
  public enum Kind {
    /** All of them must match. */
    ALL,
    /** One of them is enough. */
    ANY,
    /** Its one part must not match. */
    NOT,
    /** It has no parts: a word, a phrase, a value, a range; or the empty query. */
    TERM
  }

  public Explained {
    passages = List.copyOf(passages);
    parts = List.copyOf(parts);
  }
}
