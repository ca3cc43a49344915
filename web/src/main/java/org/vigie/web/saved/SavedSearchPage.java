package org.vigie.web.saved;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.model.AlertRules;
import org.vigie.model.SavedSearch;
import org.vigie.web.alert.Feeds;
import org.vigie.web.answer.ErrorView;
import org.vigie.web.answer.Refusal;
import org.vigie.web.channel.ChannelFields;
import org.vigie.web.channel.NewSecrets;

/** The form of a saved search: make, try, change and restore one. */
@Controller
class SavedSearchPage {
  private static final String LIST = "redirect:/alerts/searches";

  /** All places that have a time, and the time that has no place. */
  private static final List<String> ZONES =
      Stream.concat(
              Stream.of("UTC"),
              ZoneId.getAvailableZoneIds().stream()
                  .filter(zone -> zone.matches("[A-Z][a-z]+/.*") && !zone.startsWith("Etc/"))
                  .sorted())
          .toList();

  private final SavedSearches searches;
  private final DryRuns dryRuns;
  private final Feeds feeds;
  private final ErrorView errors;

  SavedSearchPage(SavedSearches searches, DryRuns dryRuns, Feeds feeds, ErrorView errors) {
    this.searches = searches;
    this.dryRuns = dryRuns;
    this.feeds = feeds;
    this.errors = errors;
  }

  /** The form of a new one, with as much filled in as its address says: no channels. */
  @GetMapping(SavedSearchForm.NEW)
  String begin(SavedSearchForm form, Locale locale, Model model) {
    return show(form.begun(locale.getLanguage()), ChannelFields.of(List.of()), model);
  }

  @GetMapping("/alerts/searches/{id}")
  String edit(@PathVariable String id, Model model) {
    SavedSearch search = searches.get(id);
    return show(SavedSearchForm.of(search), ChannelFields.of(search.channels()), model);
  }

  @PostMapping("/alerts/searches")
  String create(
      SavedSearchForm form,
      @RequestParam MultiValueMap<String, String> typed,
      Principal who,
      Locale locale,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    ChannelFields fields = ChannelFields.of(List.of(), typed);
    try {
      SavedSearch saved = searches.create(who.getName(), form.draft(fields, locale.getLanguage()));
      NewSecrets.show(saved.channels(), List.of(), next);
    } catch (Refusal refusal) {
      errors.refused(refusal, locale, response, model);
      return show(form.begun(locale.getLanguage()), fields, model);
    }
    next.addFlashAttribute("done", "done.saved");
    return LIST;
  }

  @PostMapping("/alerts/searches/{id}")
  String change(
      @PathVariable String id,
      SavedSearchForm form,
      @RequestParam MultiValueMap<String, String> typed,
      Principal who,
      Locale locale,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    SavedSearch before = searches.get(id);
    ChannelFields fields = ChannelFields.of(before.channels(), typed);
    try {
      SavedSearch saved =
          searches.change(who.getName(), id, form.draft(fields, locale.getLanguage()));
      NewSecrets.show(saved.channels(), before.channels(), next);
    } catch (Refusal refusal) {
      errors.refused(refusal, locale, response, model);
      return show(form, fields, model);
    }
    next.addFlashAttribute("done", "done.saved");
    return LIST;
  }

  @PostMapping("/alerts/searches/{id}/restore")
  String restore(
      @PathVariable String id,
      @RequestParam long to,
      @RequestParam long version,
      Principal who,
      RedirectAttributes next) {
    searches.restore(who.getName(), id, to, version);
    next.addFlashAttribute("done", "done.restored");
    return "redirect:/alerts/searches/" + id;
  }

  /** What the search of a form would have told of. */
  @GetMapping("/search/dry-run")
  String dryRun(SavedSearchForm form, Locale locale, Model model) {
    try {
      SavedSearch saved = form.id() == null ? null : searches.get(form.id());
      WantedRules wanted = form.rules();
      AlertRules before = saved == null ? AlertRules.DEFAULT : saved.rules();
      model.addAttribute("query", form.query());
      model.addAttribute(
          "run", dryRuns.of(form.query(), wanted == null ? before : wanted.over(before), saved));
    } catch (Refusal refusal) {
      model.addAttribute("problem", errors.translate(refusal, locale));
    }
    return "dry-run :: dry-run";
  }

  private String show(SavedSearchForm form, ChannelFields fields, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("fields", fields);
    model.addAttribute("zones", ZONES);
    model.addAttribute("tab", "searches");
    if (form.id() != null) {
      SavedSearch saved = searches.get(form.id());
      model.addAttribute("saved", saved);
      model.addAttribute("feed", feeds.address(saved.id()));
      model.addAttribute("share", SavedSearchForm.address(saved));
      model.addAttribute("history", searches.historySoon(saved.id()).orElse(null));
    }
    return "saved-search";
  }
}
