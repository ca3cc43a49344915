package org.vigie.web.source;

import java.security.Principal;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.model.Source;
import org.vigie.watch.SourceYaml;

/** The sources: how each fares, switch, try, remove. */
@Controller
class SourcesPage {
  static final String LIST = "/streams/sources";

  private final Sources sources;
  private final SourceHistory history;
  private final CheckDesk checks;

  SourcesPage(Sources sources, SourceHistory history, CheckDesk checks) {
    this.sources = sources;
    this.history = history;
    this.checks = checks;
  }

  /**
   * How many sources there are.
   *
   * @param all in all
   * @param on polled
   * @param off not polled
   * @param late polled, and not in time or perhaps not whole
   */
  public record Counts(long all, long on, long off, long late) {
    static Counts of(List<Sources.Polled> all) {
      long on = all.stream().filter(one -> one.source().on()).count();
      long late = all.stream().filter(Sources.Polled::late).count();
      return new Counts(all.size(), on, all.size() - on, late);
    }
  }

  @GetMapping(LIST)
  String sources(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "") String kind,
      Model model) {
    SourceFilter filter = new SourceFilter(q, state, country, kind);
    List<Sources.Polled> all = sources.all();
    model.addAttribute("filter", filter);
    model.addAttribute("counts", Counts.of(all));
    model.addAttribute("sources", all.stream().filter(filter::matches).toList());
    model.addAttribute(
        "countries", all.stream().map(one -> one.source().country()).distinct().sorted().toList());
    model.addAttribute("kinds", Source.Kind.values());
    return tab(model, "sources");
  }

  @GetMapping(LIST + "/export")
  ResponseEntity<byte[]> export() {
    return SourceApi.opml(sources);
  }

  @GetMapping(LIST + "/{id}")
  String one(@PathVariable String id, Model model) {
    Sources.Polled one = sources.get(id);
    model.addAttribute("one", one);
    model.addAttribute("entry", SourceYaml.of(one.source()));
    model.addAttribute("history", history.of(id));
    return tab(model, "source");
  }

  /** Asks once more before a source is polled in spite of what speaks against it. */
  @PostMapping(LIST + "/{id}/turn")
  String turn(
      @PathVariable String id,
      @RequestParam boolean on,
      @RequestParam(defaultValue = "false") boolean permission,
      Principal who,
      Model model,
      RedirectAttributes next) {
    Source source = sources.get(id).source();
    if (on && !permission && source.offReason() != null && source.permission() == null) {
      model.addAttribute("source", source);
      return tab(model, "source-permission");
    }
    sources.turn(who.getName(), id, on, permission);
    next.addFlashAttribute("done", on ? "done.on" : "done.off");
    return "redirect:" + LIST + "/" + id;
  }

  @PostMapping(LIST + "/{id}/test")
  String test(@PathVariable String id, Principal who, Model model) {
    Source source = sources.get(id).source();
    model.addAttribute("source", source);
    model.addAttribute("view", CheckView.of(checks.check(who.getName(), source)));
    return tab(model, "source-test");
  }

  /** Where a browser comes that loads what came of a form again, as in another language. */
  @GetMapping({LIST + "/{id}/turn", LIST + "/{id}/test"})
  String again(@PathVariable String id) {
    return "redirect:" + LIST + "/" + id;
  }

  @GetMapping(LIST + "/{id}/remove")
  String askToRemove(@PathVariable String id, Model model) {
    model.addAttribute("source", sources.get(id).source());
    return tab(model, "source-remove");
  }

  @PostMapping(LIST + "/{id}/remove")
  String remove(@PathVariable String id, Principal who, RedirectAttributes next) {
    sources.remove(who.getName(), id);
    next.addFlashAttribute("done", "done.removed");
    return "redirect:" + LIST;
  }

  static String tab(Model model, String view) {
    model.addAttribute("tab", "sources");
    return view;
  }
}
