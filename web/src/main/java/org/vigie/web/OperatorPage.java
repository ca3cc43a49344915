package org.vigie.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.model.OperatorChannels;

/** Where the operator is told of the sources: the form on the Streams page. */
@Controller
class OperatorPage {
  private static final String FORM = "redirect:/streams#notices";

  private final Operator operator;

  OperatorPage(Operator operator) {
    this.operator = operator;
  }

  @PostMapping("/streams/operator")
  String change(
      @RequestParam(defaultValue = "") String webhook,
      @RequestParam(defaultValue = "") String mail,
      @RequestParam long version,
      RedirectAttributes next) {
    OperatorChannels before = operator.get();
    OperatorChannels set = operator.change(Draft.Wanted.lines(webhook, mail), version);
    NewSecrets.show(set.channels(), before.channels(), next);
    next.addFlashAttribute("done", "done.saved");
    return FORM;
  }

  @PostMapping("/streams/operator/test")
  String test(@RequestParam String channel, RedirectAttributes next) {
    next.addFlashAttribute("tested", operator.test(channel));
    next.addFlashAttribute("testedChannel", channel);
    return FORM;
  }
}
