package org.vigie.web.operate;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.model.OperatorChannels;
import org.vigie.web.answer.ErrorView;
import org.vigie.web.answer.Refusal;
import org.vigie.web.channel.ChannelFields;
import org.vigie.web.channel.ChannelForm;
import org.vigie.web.channel.NewSecrets;

/** Where the operator is told of the sources: the form on the Streams page. */
@Controller
class OperatorPage {
  private static final String FORM = "redirect:/streams#notices";

  private final Operator operator;
  private final StreamsPage page;
  private final ErrorView errors;

  OperatorPage(Operator operator, StreamsPage page, ErrorView errors) {
    this.operator = operator;
    this.page = page;
    this.errors = errors;
  }

  /** Where a browser comes that loads what came of the form again, as in another language. */
  @GetMapping("/streams/operator")
  String again() {
    return FORM;
  }

  @PostMapping("/streams/operator")
  String change(
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam long version,
      Principal who,
      Locale locale,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    OperatorChannels before = operator.get();
    ChannelFields fields = ChannelFields.of(before.channels(), form);
    try {
      OperatorChannels set = operator.change(who.getName(), fields.wanted(), version);
      NewSecrets.show(set.channels(), before.channels(), next);
    } catch (Refusal refusal) {
      errors.refused(refusal, locale, response, model);
      return page.show(fields, version, model);
    }
    next.addFlashAttribute("done", "done.saved");
    return FORM;
  }

  @PostMapping("/streams/operator/secret")
  String renewSecret(@RequestParam String channel, Principal who, RedirectAttributes next) {
    OperatorChannels before = operator.get();
    OperatorChannels set = operator.renewSecret(who.getName(), channel);
    NewSecrets.show(set.channels(), before.channels(), next);
    return FORM;
  }

  @PostMapping("/streams/operator/test")
  String test(@RequestParam String channel, RedirectAttributes next) {
    next.addFlashAttribute("tested", operator.test(channel));
    next.addFlashAttribute(
        "testedChannel", ChannelForm.of(operator.get().channels(), channel).shown());
    return FORM;
  }
}
