package org.vigie.web;

import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.model.SavedSearch;
import org.vigie.streams.View;

/** The saved searches: make, change, pause, remove, test a channel. */
@Controller
class SavedSearchPage {
  private static final String LIST = "redirect:/alerts/searches";

  private final SavedSearches searches;
  private final View<Alert> alerts;
  private final ErrorView errors;

  SavedSearchPage(SavedSearches searches, View<Alert> alerts, ErrorView errors) {
    this.searches = searches;
    this.errors = errors;
    this.alerts = alerts;
  }

  /**
   * A saved search in the list.
   *
   * @param search the search
   * @param alerts how many alerts it raised
   * @param last its newest alert; null when it raised none
   * @param problem why it does not alert; null when it does
   */
  public record Row(
      SavedSearch search, long alerts, @Nullable Alert last, @Nullable String problem) {}

  /**
   * What stands in the form of a search.
   *
   * @param id null for a new one
   * @param version the version that is changed; 0 for a new one
   * @param name of it
   * @param query of it
   * @param webhook addresses, one a line
   * @param mail addresses, one a line
   */
  public record Form(
      @Nullable String id,
      long version,
      @Nullable String name,
      @Nullable String query,
      @Nullable String webhook,
      @Nullable String mail) {
    Draft draft() {
      return new Draft(
          name,
          query,
          Draft.Wanted.lines(requireNonNullElse(webhook, ""), requireNonNullElse(mail, "")),
          null,
          version);
    }
  }

  @GetMapping("/alerts/searches")
  String list(Model model) {
    Map<String, List<Alert>> raised =
        alerts.values().stream().collect(Collectors.groupingBy(alert -> alert.search().id()));
    model.addAttribute(
        "rows",
        searches.all().stream()
            .map(search -> row(search, raised.getOrDefault(search.id(), List.of())))
            .toList());
    model.addAttribute("tab", "searches");
    return "searches";
  }

  @GetMapping("/alerts/searches/{id}")
  String edit(@PathVariable String id, Model model) {
    SavedSearch search = searches.get(id);
    return show(
        new Form(
            id,
            search.version(),
            search.name(),
            search.query(),
            ChannelView.lines(search.channels(), Channel.Webhook.class),
            ChannelView.lines(search.channels(), Channel.Mail.class)),
        model);
  }

  @PostMapping("/alerts/searches")
  String create(
      @RequestParam String name,
      @RequestParam String query,
      @RequestParam(defaultValue = "") String webhook,
      @RequestParam(defaultValue = "") String mail,
      Locale locale,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    try {
      SavedSearch saved =
          searches.create(new Draft(name, query, Draft.Wanted.lines(webhook, mail), false, null));
      NewSecrets.show(saved.channels(), List.of(), next);
    } catch (Refusal refusal) {
      errors.refused(refusal, locale, response, model);
      return show(new Form(null, 0, name, query, webhook, mail), model);
    }
    next.addFlashAttribute("done", "done.saved");
    return LIST;
  }

  @PostMapping("/alerts/searches/{id}")
  String change(
      @PathVariable String id,
      Form form,
      Locale locale,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    SavedSearch before = searches.get(id);
    try {
      SavedSearch saved = searches.change(id, form.draft());
      NewSecrets.show(saved.channels(), before.channels(), next);
    } catch (Refusal refusal) {
      errors.refused(refusal, locale, response, model);
      return show(form, model);
    }
    next.addFlashAttribute("done", "done.saved");
    return LIST;
  }

  @PostMapping("/alerts/searches/{id}/pause")
  String pause(@PathVariable String id, @RequestParam boolean paused, @RequestParam long version) {
    searches.change(id, new Draft(null, null, null, paused, version));
    return LIST;
  }

  @PostMapping("/alerts/searches/{id}/remove")
  String remove(@PathVariable String id, @RequestParam long version, RedirectAttributes next) {
    searches.remove(id, version);
    next.addFlashAttribute("done", "done.removed");
    return LIST;
  }

  @PostMapping("/alerts/searches/{id}/test")
  String test(@PathVariable String id, @RequestParam String channel, RedirectAttributes next) {
    next.addFlashAttribute("tested", searches.test(id, channel));
    next.addFlashAttribute("testedChannel", channel);
    return LIST;
  }

  private static String show(Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("tab", "searches");
    return "saved-search";
  }

  private Row row(SavedSearch search, List<Alert> raised) {
    Alert last = raised.stream().max(Comparator.comparing(Alert::changed)).orElse(null);
    return new Row(search, raised.size(), last, searches.problem(search));
  }
}
