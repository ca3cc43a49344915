package org.vigie.web.wire;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.vigie.index.Archive;
import org.vigie.model.PollState;
import org.vigie.model.Source;
import org.vigie.streams.View;
import org.vigie.web.alert.Alerts;
import org.vigie.web.article.Retractions;
import org.vigie.web.show.Labels;
import org.vigie.web.source.SourceHealth;

/** The wire, and search in the archive. */
@Configuration(proxyBeanMethods = false)
@Import({WirePage.class, SearchPage.class, SearchApi.class, EventApi.class})
public class WireConfiguration {
  @Bean
  Desk desk(
      Archive archive,
      Alerts alerts,
      View<Source> sources,
      View<PollState> pollStates,
      SourceHealth health,
      Retractions retractions,
      InstantSource time) {
    return new Desk(archive, alerts, sources, pollStates, health, retractions, time);
  }

  @Bean
  Completions completions(Archive archive, Labels labels, InstantSource time) {
    return new Completions(archive, labels, time);
  }
}
