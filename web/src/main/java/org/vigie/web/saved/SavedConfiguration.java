package org.vigie.web.saved;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.vigie.index.Archive;
import org.vigie.model.Hindsight;
import org.vigie.model.SavedSearch;
import org.vigie.model.Watch;
import org.vigie.streams.View;
import org.vigie.web.alert.Searches;
import org.vigie.web.channel.Channels;
import org.vigie.web.show.Words;
import org.vigie.web.stream.AuditLog;
import org.vigie.web.stream.StreamTape;

/** Saved searches. */
@Configuration(proxyBeanMethods = false)
@Import({
  SavedSearchPage.class,
  SavedSearchList.class,
  SpikesPage.class,
  SavedSearchApi.class,
  SpikesApi.class
})
public class SavedConfiguration {
  @Bean
  SavedSearches savedSearches(
      View<SavedSearch> searches,
      Searches there,
      Archive archive,
      Channels channels,
      AuditLog audit,
      SearchHistory history,
      View<Hindsight> hindsight,
      InstantSource time) {
    return new SavedSearches(
        searches,
        there,
        archive,
        channels,
        audit,
        history,
        new Hindsights(hindsight, archive, time),
        time);
  }

  @Bean
  SearchHistory searchHistory(StreamTape tape) {
    return new SearchHistory(tape);
  }

  @Bean
  SearchTransfer searchTransfer(SavedSearches searches) {
    return new SearchTransfer(searches);
  }

  @Bean
  DryRuns dryRuns(Archive archive, InstantSource time) {
    return new DryRuns(archive, new SpikeTrials(archive, time), time);
  }

  @Bean
  Spiking spiking(
      Archive archive, View<Watch> watch, View<SavedSearch> searches, InstantSource time) {
    return new Spiking(archive, watch, searches, time);
  }

  @Bean
  Words ruleWords() {
    return new Words("ruleWords", RuleWords::new);
  }
}
