package org.vigie.web.article;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.index.Archive;
import org.vigie.model.Event;
import org.vigie.model.Event.By;
import org.vigie.model.Filed;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.Labels;

/** What the forms of an article's page do: rule on its topics, its attacks and its story. */
@Controller
class RulingPage {
  private static final String ARTICLE = "/article/{id}";
  private static final Pattern ID = Pattern.compile("(?:.*/article/)?([0-9a-f]{32})/?(?:[?#].*)?");

  private final RulingDesk desk;
  private final Archive archive;
  private final Labels labels;

  RulingPage(RulingDesk desk, Archive archive, Labels labels) {
    this.desk = desk;
    this.archive = archive;
    this.labels = labels;
  }

  @PostMapping(ARTICLE + "/verdict")
  String verdict(
      @PathVariable String id,
      @RequestParam String topic,
      @RequestParam(required = false) @Nullable Boolean about,
      Principal who,
      RedirectAttributes next) {
    return done(id, desk.verdict(who.getName(), id, topic, about), next);
  }

  /** Writes one attack anew; beyond the last one it is added. */
  @PostMapping(ARTICLE + "/attack")
  String attack(
      @PathVariable String id,
      @RequestParam int number,
      @RequestParam long revision,
      @ModelAttribute AttackForm form,
      Principal who,
      RedirectAttributes next) {
    Filed filed = asSeen(id, revision);
    List<Event> events = new ArrayList<>(filed.classified().events());
    Event event = form.toEvent(labels, filed.classified().language());
    if (number >= 0 && number < events.size()) {
      events.set(number, asReported(event, events.get(number)));
    } else {
      events.add(event);
    }
    return done(id, desk.correct(who.getName(), id, events), next);
  }

  @PostMapping(ARTICLE + "/attack/remove")
  String noAttack(
      @PathVariable String id,
      @RequestParam int number,
      @RequestParam long revision,
      Principal who,
      RedirectAttributes next) {
    List<Event> events = new ArrayList<>(asSeen(id, revision).classified().events());
    if (number < 0 || number >= events.size()) {
      throw Refusal.absent("attack", String.valueOf(number));
    }
    events.remove(number);
    return done(id, desk.correct(who.getName(), id, events), next);
  }

  @PostMapping(ARTICLE + "/attack/as-read")
  String asRead(@PathVariable String id, Principal who, RedirectAttributes next) {
    return done(id, desk.correct(who.getName(), id, null), next);
  }

  /**
   * Puts articles of a story elsewhere.
   *
   * @param article those that are ticked
   * @param under id or address of an article whose story they belong to; empty for one of their own
   */
  @PostMapping(ARTICLE + "/story")
  String move(
      @PathVariable String id,
      @RequestParam(defaultValue = "") List<String> article,
      @RequestParam(defaultValue = "") String under,
      Principal who,
      RedirectAttributes next) {
    String story = under.isBlank() ? null : article(idOf(under.strip())).story();
    return done(id, desk.move(who.getName(), article, story), next);
  }

  @PostMapping(ARTICLE + "/retract")
  String retract(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String why,
      Principal who,
      RedirectAttributes next) {
    return done(id, desk.retract(who.getName(), id, why), next);
  }

  @PostMapping(ARTICLE + "/restore")
  String restore(@PathVariable String id, Principal who, RedirectAttributes next) {
    desk.restore(who.getName(), id);
    next.addFlashAttribute("done", "restored");
    return "redirect:/add";
  }

  /** Where a browser comes that loads what came of a form again, as in another language. */
  @GetMapping({
    ARTICLE + "/verdict",
    ARTICLE + "/attack",
    ARTICLE + "/attack/remove",
    ARTICLE + "/attack/as-read",
    ARTICLE + "/story",
    ARTICLE + "/retract"
  })
  String again(@PathVariable String id) {
    return "redirect:/article/" + id;
  }

  private static String idOf(String given) {
    Matcher matcher = ID.matcher(given);
    if (!matcher.matches()) {
      throw Refusal.invalid(
          "under",
          "'" + given + "' is no article of Vigie.",
          "Copy the address of an article's page here.");
    }
    return matcher.group(1);
  }

  /** Its attacks go by their number: the page must show what is there now. */
  private Filed asSeen(String id, long revision) {
    Filed filed = article(id);
    if (filed.revision() != revision) {
      throw Refusal.invalid(
          "revision", "The article was filed anew since the page was loaded.", "Load it again.");
    }
    return filed;
  }

  /** A place or a group that stays is the one of before, as exactly as the article names it. */
  private static Event asReported(Event event, Event before) {
    By now = event.by();
    Event.Location where = before.where();
    Event.Location written = event.where();
    boolean stays =
        where != null
            && written != null
            && where.place().equals(written.place())
            && where.shown().equals(written.shown());
    Event placed = stays ? event.at(Objects.requireNonNull(where)) : event;
    return now.entity().equals(before.by().entity())
        ? placed.by(new By(now.entity(), now.name(), before.by().named(), now.claimed()))
        : placed;
  }

  private Filed article(String id) {
    return archive.article(id).orElseThrow(() -> Refusal.absent("article", id));
  }

  private static String done(String id, RulingDesk.Done done, RedirectAttributes next) {
    next.addFlashAttribute(
        "done",
        switch (done) {
          case SEEN -> "done.ruled";
          case SOON -> "done.ruled.soon";
        });
    return "redirect:/article/" + id;
  }
}
