package org.vigie.web.operate;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The watch in force, and what another one would change. */
@Controller
class WatchPage {
  private static final String PAGE = "/streams/watch";

  private final Relabelling relabelling;

  WatchPage(Relabelling relabelling) {
    this.relabelling = relabelling;
  }

  @GetMapping(PAGE)
  String watch(Model model) {
    model.addAttribute("watch", relabelling.current());
    model.addAttribute("trial", WatchApi.TrialView.of(relabelling.state()));
    model.addAttribute("tab", "watch");
    return "watch";
  }

  /** How far it is, for a page that stays open. */
  @GetMapping(PAGE + "/progress")
  String progress(Model model) {
    watch(model);
    return "watch :: trial";
  }

  @PostMapping(PAGE + "/try")
  String compare() {
    relabelling.compare(null);
    return "redirect:" + PAGE;
  }

  @PostMapping(PAGE + "/apply")
  String apply(@RequestParam long version, Principal who, RedirectAttributes next) {
    relabelling.apply(who.getName(), version);
    next.addFlashAttribute("done", "done.applied");
    return "redirect:" + PAGE;
  }

  @PostMapping(PAGE + "/discard")
  String discard() {
    relabelling.discard();
    return "redirect:" + PAGE;
  }

  /** Where a browser comes that loads what came of a form again, as in another language. */
  @GetMapping({PAGE + "/try", PAGE + "/apply", PAGE + "/discard"})
  String again() {
    return "redirect:" + PAGE;
  }
}
