package org.vigie.web;

import java.util.Comparator;
import java.util.List;
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

  SavedSearchPage(SavedSearches searches, View<Alert> alerts) {
    this.searches = searches;
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
    model.addAttribute("search", search);
    model.addAttribute("webhook", ChannelView.lines(search.channels(), Channel.Webhook.class));
    model.addAttribute("mail", ChannelView.lines(search.channels(), Channel.Mail.class));
    model.addAttribute("tab", "searches");
    return "saved-search";
  }

  @PostMapping("/alerts/searches")
  String create(
      @RequestParam String name,
      @RequestParam String query,
      @RequestParam(defaultValue = "") String webhook,
      @RequestParam(defaultValue = "") String mail,
      RedirectAttributes next) {
    SavedSearch saved =
        searches.create(new Draft(name, query, Draft.Wanted.lines(webhook, mail), false, null));
    NewSecrets.show(saved.channels(), List.of(), next);
    next.addFlashAttribute("done", "done.saved");
    return LIST;
  }

  @PostMapping("/alerts/searches/{id}")
  String change(
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      @RequestParam long version,
      RedirectAttributes next) {
    SavedSearch before = searches.get(id);
    List<Draft.Wanted> wanted =
        Draft.Wanted.lines(form.getOrDefault("webhook", ""), form.getOrDefault("mail", ""));
    SavedSearch saved =
        searches.change(id, new Draft(form.get("name"), form.get("query"), wanted, null, version));
    NewSecrets.show(saved.channels(), before.channels(), next);
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

  private Row row(SavedSearch search, List<Alert> raised) {
    Alert last = raised.stream().max(Comparator.comparing(Alert::changed)).orElse(null);
    return new Row(search, raised.size(), last, searches.problem(search));
  }
}
