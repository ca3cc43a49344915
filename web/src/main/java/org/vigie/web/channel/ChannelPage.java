package org.vigie.web.channel;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Switches channels on again, wherever a page shows that they are off. */
@Controller
class ChannelPage {
  private final ChannelDesk desk;

  ChannelPage(ChannelDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/alerts/channels/on")
  String switchOn(@RequestParam String channel, Principal who, RedirectAttributes next) {
    desk.switchOn(who.getName(), channel);
    next.addFlashAttribute("done", "done.on");
    return "redirect:/alerts/searches";
  }
}
