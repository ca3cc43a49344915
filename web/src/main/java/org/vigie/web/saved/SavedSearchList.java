package org.vigie.web.saved;

import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.model.Alert;
import org.vigie.model.SavedSearch;
import org.vigie.web.alert.Alerts;
import org.vigie.web.alert.Inbox;
import org.vigie.web.alert.InboxRow;
import org.vigie.web.channel.ChannelForm;
import org.vigie.web.channel.Channels;
import org.vigie.web.channel.NewSecrets;

/** The list of the saved searches: pause, remove, test a channel, renew its secret. */
@Controller
class SavedSearchList {
  private static final String LIST = "redirect:/alerts/searches";

  private final SavedSearches searches;
  private final Alerts alerts;
  private final Inbox inbox;
  private final InstantSource time;

  SavedSearchList(SavedSearches searches, Alerts alerts, Inbox inbox, InstantSource time) {
    this.searches = searches;
    this.alerts = alerts;
    this.inbox = inbox;
    this.time = time;
  }

  /**
   * A saved search in the list.
   *
   * @param search the search
   * @param alerts how many alerts it raised
   * @param last its newest alert; null when it raised none
   * @param problem why it does not alert; null when it does
   * @param cost what matching it costs; null when that is not known here
   * @param week what became of its alerts in the last seven days
   * @param share where a form for another one like it stands
   */
  public record Row(
      SavedSearch search,
      long alerts,
      @Nullable Alert last,
      @Nullable String problem,
      Channels.@Nullable Cost cost,
      SearchWeek week,
      String share) {}

  @GetMapping("/alerts/searches")
  String list(Model model) {
    Instant since = SearchWeek.before(time.instant());
    Map<String, List<InboxRow.Entry>> recent = inbox.since(since);
    model.addAttribute(
        "rows",
        searches.all().stream()
            .map(search -> row(search, since, recent.getOrDefault(search.id(), List.of())))
            .toList());
    model.addAttribute("tab", "searches");
    return "searches";
  }

  @PostMapping("/alerts/searches/{id}/pause")
  String pause(
      @PathVariable String id,
      @RequestParam boolean paused,
      @RequestParam long version,
      Principal who) {
    searches.pause(who.getName(), id, paused, version);
    return LIST;
  }

  @PostMapping("/alerts/searches/{id}/remove")
  String remove(
      @PathVariable String id, @RequestParam long version, Principal who, RedirectAttributes next) {
    searches.remove(who.getName(), id, version);
    next.addFlashAttribute("done", "done.removed");
    return LIST;
  }

  @PostMapping("/alerts/searches/{id}/test")
  String test(@PathVariable String id, @RequestParam String channel, RedirectAttributes next) {
    next.addFlashAttribute("tested", searches.test(id, channel));
    next.addFlashAttribute(
        "testedChannel", ChannelForm.of(searches.get(id).channels(), channel).shown());
    return LIST;
  }

  @PostMapping("/alerts/searches/{id}/secret")
  String renewSecret(
      @PathVariable String id,
      @RequestParam String channel,
      Principal who,
      RedirectAttributes next) {
    SavedSearch before = searches.get(id);
    SavedSearch renewed = searches.renewSecret(who.getName(), id, channel);
    NewSecrets.show(renewed.channels(), before.channels(), next);
    return LIST;
  }

  private Row row(SavedSearch search, Instant since, List<InboxRow.Entry> recent) {
    return new Row(
        search,
        alerts.count(search.id()),
        alerts.last(search.id()).orElse(null),
        searches.problem(search),
        searches.cost(search),
        SearchWeek.since(since, recent),
        SavedSearchForm.address(search));
  }
}
