package org.vigie.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person decided of articles. No later judgement and no later filing changes it. */
public sealed interface Ruling extends Filing {

  /** The articles that it is about, by id. */
  List<String> articles();

  /** Who decided it, as they signed in. */
  String by();

  /** When. */
  Instant at();

  /**
   * That articles belong to a story.
   *
   * @param story id of it; null for one of their own
   */
  record Move(List<String> articles, @Nullable String story, String by, Instant at)
      implements Ruling {
    public Move {
      articles = List.copyOf(articles);
    }
  }

  /**
   * Whether an article is about a topic. It is what a model of the topic learns from, too.
   *
   * @param about null to take back what was said before
   */
  record Verdict(String article, String topic, @Nullable Boolean about, String by, Instant at)
      implements Ruling {
    @Override
    public List<String> articles() {
      return List.of(article);
    }
  }

  /**
   * Which attacks an article reports.
   *
   * @param events none when it reports none; null to take back what was said before
   */
  record Correction(String article, @Nullable List<Event> events, String by, Instant at)
      implements Ruling {
    public Correction {
      events = events == null ? null : List.copyOf(events);
    }

    @Override
    public List<String> articles() {
      return List.of(article);
    }
  }

  /**
   * That an article is shown no more, as its publisher asks or because it was added by mistake.
   *
   * @param article its id
   * @param naming ids of other articles that were filed for a reason that names its title
   * @param why the reason, for a reader; null to let it be read anew
   */
  record Retraction(
      String article, List<String> naming, @Nullable String why, String by, Instant at)
      implements Ruling {
    public Retraction {
      naming = List.copyOf(naming);
    }

    @Override
    public List<String> articles() {
      return Stream.concat(Stream.of(article), naming.stream()).toList();
    }
  }
}
