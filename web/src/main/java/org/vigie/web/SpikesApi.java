package org.vigie.web;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.Panel;

/** What is reported more than usual now, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT)
class SpikesApi {
  private final Spiking spiking;

  SpikesApi(Spiking spiking) {
    this.spiking = spiking;
  }

  /**
   * What is reported more than usual.
   *
   * @param at when that was so
   * @param days on how many days anything was read that it is compared with
   * @param wanted how many it takes to say anything
   * @param spikes spikes first, then what is above the usual and no spike
   */
  record Answer(Instant at, int days, int wanted, List<Spiking.Standing> spikes) {}

  /** What topics, actors, places and saved searches are reported more than usual now. */
  @GetMapping("/spikes")
  Answer spikes() {
    Spiking.Survey survey = spiking.survey();
    return new Answer(survey.at(), survey.days(), Panel.FEWEST_DAYS, survey.standings());
  }
}
