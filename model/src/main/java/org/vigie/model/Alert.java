package org.vigie.model;

import java.time.Instant;
import java.util.List;

/**
 * A saved search and a story that it matched. Later articles of the story fold into it.
 *
 * @param id derived from search and story by {@link #idOf}: a repeated alert has the same id
 * @param search the saved search as it was when it first matched
 * @param story id of the story
 * @param first the article that matched first
 * @param why the passages that matched, at least one
 * @param folded later articles of the story, oldest first; the first hundred of them
 * @param further ids of the later articles for which {@code folded} has no room
 * @param created when the first article matched
 * @param changed when the last article folded in
 * @param revision 1 for a new alert, higher with each article that folds in
 */
public record Alert(
    String id,
    SavedSearch search,
    String story,
    Reported first,
    List<Passage> why,
    List<Reported> folded,
    List<String> further,
    Instant created,
    Instant changed,
    long revision) {

  /**
   * An article, as much of it as an alert shows.
   *
   * @param article its id
   * @param title its title
   * @param url where it stands, http or https
   * @param sourceName the source it was read from
   * @param publisher who published it
   * @param role what it is to its story
   * @param date when it was published or, when it does not say, first seen
   * @param firstSeen when Vigie first read it
   */
  public record Reported(
      String article,
      String title,
      String url,
      String sourceName,
      String publisher,
      Filed.Role role,
      Instant date,
      Instant firstSeen) {}

  /**
   * Words that matched, with some around them.
   *
   * @param field {@code title}, {@code text}, or the field of the query that matched
   * @param text the passage; plain text
   * @param matches positions in the passage, as {@code start, end} pairs in order
   */
  public record Passage(String field, String text, List<Match> matches) {

    /**
     * A stretch of a passage.
     *
     * @param start the first position, in UTF-16 code units
     * @param end the position after the last
     */
    public record Match(int start, int end) {}

    public Passage {
      matches = List.copyOf(matches);
    }
  }

  public Alert {
    why = List.copyOf(why);
    folded = List.copyOf(folded);
    further = List.copyOf(further);
  }

  /** How many later articles of the story there are. */
  public int later() {
    return folded.size() + further.size();
  }

  /** The id of the alert of a saved search on a story: 32 hexadecimal digits. */
  public static String idOf(String search, String story) {
    return Ids.hash(search, story);
  }
}
