package org.vigie.web.saved;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.vigie.model.Panel;

/** What is reported more than usual now. */
@Controller
class SpikesPage {
  private final Spiking spiking;

  SpikesPage(Spiking spiking) {
    this.spiking = spiking;
  }

  @GetMapping("/alerts/spikes")
  String spikes(Model model) {
    model.addAttribute("survey", spiking.survey().orElse(null));
    model.addAttribute("wanted", Panel.FEWEST_DAYS);
    model.addAttribute("tab", "spikes");
    return "spikes";
  }
}
