package org.vigie.web;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.vigie.index.Archive;
import org.vigie.model.Alert;
import org.vigie.model.Delivery;
import org.vigie.model.FeedToken;
import org.vigie.model.Handling;
import org.vigie.model.Hindsight;
import org.vigie.model.OperatorChannels;
import org.vigie.model.SavedSearch;
import org.vigie.model.Trouble;
import org.vigie.model.Watch;
import org.vigie.streams.View;

/** What pages and API ask of alerts and saved searches. */
@Configuration(proxyBeanMethods = false)
class AlertsOfPages {
  @Bean
  Alerts raisedAlerts(View<Alert> alerts) {
    return new Alerts(alerts);
  }

  @Bean
  Deliveries allDeliveries(View<Delivery> deliveries) {
    return new Deliveries(deliveries);
  }

  @Bean
  Inbox inbox(
      Alerts alerts,
      View<SavedSearch> searches,
      View<Handling> handled,
      Archive archive,
      Patience patience,
      Tail tail,
      Retractions retractions,
      InstantSource time) {
    return new Inbox(alerts, searches, handled, archive, patience, tail, retractions, time);
  }

  @Bean
  Accounts accounts(
      View<SavedSearch> searches,
      Alerts alerts,
      View<Handling> handled,
      Deliveries deliveries,
      Archive archive,
      Documents documents) {
    return new Accounts(searches, alerts, handled, deliveries, archive, documents);
  }

  @Bean
  HandlingDesk handlingDesk(
      View<Handling> handled, Alerts alerts, Archive archive, AuditLog audit, InstantSource time) {
    return new HandlingDesk(handled, alerts, archive, audit, time);
  }

  @Bean
  ChannelDesk channelDesk(
      View<Trouble> troubles,
      View<SavedSearch> searches,
      View<OperatorChannels> operatorChannels,
      Deliveries deliveries,
      AuditLog audit) {
    return new ChannelDesk(troubles, searches, operatorChannels, deliveries, audit);
  }

  @Bean
  Feeds alertFeeds(
      View<FeedToken> feeds,
      Alerts alerts,
      SavedSearches searches,
      Inbox inbox,
      InstantSource time) {
    return new Feeds(feeds, alerts, searches, inbox, time);
  }

  @Bean
  SavedSearches savedSearches(
      View<SavedSearch> searches,
      Archive archive,
      Channels channels,
      AuditLog audit,
      SearchHistory history,
      View<Hindsight> hindsight,
      InstantSource time) {
    return new SavedSearches(
        searches,
        archive,
        channels,
        audit,
        history,
        new Hindsights(hindsight, archive, time),
        time);
  }

  @Bean
  Spiking spiking(
      Archive archive, View<Watch> watch, View<SavedSearch> searches, InstantSource time) {
    return new Spiking(archive, watch, searches, time);
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
}
