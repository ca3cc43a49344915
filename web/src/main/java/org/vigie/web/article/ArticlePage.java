package org.vigie.web.article;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.index.Archive;
import org.vigie.index.query.Highlights;
import org.vigie.index.query.Parsed;
import org.vigie.index.query.Passages;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.Filed;
import org.vigie.model.Ruling.Retraction;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.Labels;
import org.vigie.web.show.Show;
import org.vigie.web.show.Shows;

/** One article: its text, what was found in it and why, and its story. */
@Controller
class ArticlePage {
  private static final int RELATED = 6;

  private final Archive archive;
  private final Stories stories;
  private final Shows shows;
  private final StoryEvents events;
  private final Labels labels;
  private final Citations citations;
  private final Retractions retractions;
  private final InstantSource time;

  ArticlePage(
      Archive archive,
      Stories stories,
      Shows shows,
      StoryEvents events,
      Labels labels,
      Citations citations,
      Retractions retractions,
      InstantSource time) {
    this.archive = archive;
    this.stories = stories;
    this.shows = shows;
    this.events = events;
    this.labels = labels;
    this.citations = citations;
    this.retractions = retractions;
    this.time = time;
  }

  @GetMapping("/article/{id}")
  String article(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String q,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    Optional<Filed> found = archive.article(id);
    Optional<Retraction> retraction = retractions.of(id);
    if (retraction.isPresent()) {
      response.setStatus(HttpStatus.GONE.value());
      model.addAttribute("retraction", retraction.get());
      return "retracted";
    }
    Filed filed = found.orElseThrow(() -> Refusal.absent("article", id));
    Highlights searched = q.isBlank() ? null : searched(q, filed);
    model.addAttribute("searched", searched);
    model.addAttribute("q", q);
    model.addAttribute("filed", filed);
    model.addAttribute("article", filed.article());
    model.addAttribute("link", Show.link(filed.article().url()));
    model.addAttribute("evidence", Evidence.of(filed, shows.in(locale), searched));
    model.addAttribute("attacks", events.of(filed.story()));
    model.addAttribute("attackers", labels.attackers());
    model.addAttribute("versions", Versions.of(filed));
    model.addAttribute("details", filed.article().details());
    Story story = stories.story(filed.story()).orElse(null);
    model.addAttribute("story", story);
    Map<String, Filed> linked = citations.linked(filed);
    model.addAttribute("named", citations.sources(filed, linked, story));
    model.addAttribute("recalled", events.recalledBy(filed));
    model.addAttribute("linked", linked);
    model.addAttribute("related", archive.related(filed, RELATED));
    return "article";
  }

  private @Nullable Highlights searched(String query, Filed filed) {
    Instant now = time.instant();
    return switch (QueryLanguage.parse(query, now)) {
      case Parsed.Good good -> Passages.highlights(good.query(now), filed).orElse(null);
      case Parsed.Bad _ -> null;
    };
  }
}
