package org.vigie.web.saved;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.Panel;
import org.vigie.web.answer.ApiPaths;

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
   * @param at when that was so; null while it is worked out for the first time
   * @param pending whether it is
   * @param cut whether there was no time to look at everything
   * @param days on how many days anything was read that it is compared with
   * @param wanted how many it takes to say anything
   * @param spikes spikes first, then what is above the usual and no spike
   */
  record Answer(
      @Nullable Instant at,
      boolean pending,
      boolean cut,
      int days,
      int wanted,
      List<Spiking.Standing> spikes) {}

  /** What topics, actors, places and saved searches are reported more than usual now. */
  @GetMapping("/spikes")
  Answer spikes() {
    return spiking
        .survey()
        .map(
            it ->
                new Answer(it.at(), false, it.cut(), it.days(), Panel.FEWEST_DAYS, it.standings()))
        .orElseGet(() -> new Answer(null, true, false, 0, Panel.FEWEST_DAYS, List.of()));
  }
}
