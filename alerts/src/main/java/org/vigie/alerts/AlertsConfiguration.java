package org.vigie.alerts;

import java.time.InstantSource;
import java.util.Random;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.vigie.model.Alert;
import org.vigie.model.SavedSearch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.StageBatch;
import org.vigie.streams.StageListeners;
import org.vigie.streams.Stream;
import org.vigie.streams.View;

/** The stage of alerts and deliveries, for a process that has the role {@code alerts}. */
@Configuration(proxyBeanMethods = false)
public class AlertsConfiguration {

  @Bean
  Matcher alertsMatcher(InstantSource clock) {
    return new Matcher(clock);
  }

  @Bean
  Alerting alerting(Matcher matcher, InstantSource clock, View<Alert> alerts) {
    return new Alerting(matcher, clock, alerts::get);
  }

  @Bean
  Couriers alertsCouriers(AlertsSettings settings, InstantSource clock) {
    return new Couriers(settings, clock);
  }

  @Bean
  DeliveryLog deliveryLog(Connection connection) {
    return new DeliveryLog(connection);
  }

  @Bean
  StageListeners alertsListeners(Connection connection) {
    return new StageListeners(connection, AlertListener.STAGE);
  }

  @Bean
  AlertListener alertListener(
      Connection connection,
      View<SavedSearch> searches,
      Matcher matcher,
      Alerting alerting,
      Couriers couriers,
      DeliveryLog deliveryLog,
      InstantSource clock,
      @Qualifier("alertsListeners") StageListeners listeners) {
    Attempt attempt = new Attempt(alerting::get, searches::get, couriers);
    RetrySchedule schedule = new RetrySchedule(new Random());
    return new AlertListener(
        connection,
        searches,
        matcher,
        alerting,
        () -> new Deliverer(attempt, schedule, clock, deliveryLog),
        new StageBatch<>(AlertListener.STAGE, Stream.FILED, Codec.FILED, listeners::write));
  }

  @Bean(AlertListener.FACTORY)
  ConcurrentKafkaListenerContainerFactory<byte[], byte[]> alertsListenerFactory(
      @Qualifier("alertsListeners") StageListeners listeners,
      ObjectProvider<AlertListener> listener) {
    return listeners.factory(listener::getObject);
  }
}
