package org.vigie.web.alert;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.vigie.index.Archive;
import org.vigie.model.Alert;
import org.vigie.model.FeedToken;
import org.vigie.model.Handling;
import org.vigie.model.SavedSearch;
import org.vigie.streams.View;
import org.vigie.web.article.Retractions;
import org.vigie.web.channel.Deliveries;
import org.vigie.web.show.Words;
import org.vigie.web.source.Documents;
import org.vigie.web.stream.AuditLog;
import org.vigie.web.stream.Patience;
import org.vigie.web.stream.Tail;

/** Alerts, and what is done about them. */
@Configuration(proxyBeanMethods = false)
@Import({
  AlertsPage.class,
  AccountPage.class,
  FeedPage.class,
  AlertApi.class,
  HandlingApi.class,
  FeedApi.class,
  FeedCalls.class
})
public class AlertConfiguration {
  @Bean
  Alerts raisedAlerts(View<Alert> alerts) {
    return new Alerts(alerts);
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
      Documents documents,
      Retractions retractions) {
    return new Accounts(searches, alerts, handled, deliveries, archive, documents, retractions);
  }

  @Bean
  HandlingDesk handlingDesk(
      View<Handling> handled, Alerts alerts, Archive archive, AuditLog audit, InstantSource time) {
    return new HandlingDesk(handled, alerts, archive, audit, time);
  }

  @Bean
  Searches allSearches(View<SavedSearch> searches) {
    return new Searches(searches);
  }

  @Bean
  Feeds alertFeeds(
      View<FeedToken> feeds, Alerts alerts, Searches searches, Inbox inbox, InstantSource time) {
    return new Feeds(feeds, alerts, searches, inbox, time);
  }

  @Bean
  Words alertWords() {
    return new Words("alertWords", AlertWords::new);
  }

  @Bean
  Words accountWords() {
    return new Words("accountWords", AccountWords::new);
  }
}
