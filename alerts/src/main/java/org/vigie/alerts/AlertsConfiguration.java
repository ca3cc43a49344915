package org.vigie.alerts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.vigie.alerts.channel.ChannelTroubles;
import org.vigie.alerts.channel.Couriers;
import org.vigie.alerts.channel.Dispatch;
import org.vigie.alerts.text.AlertLinks;
import org.vigie.alerts.text.Message;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Handling;
import org.vigie.model.Hindsight;
import org.vigie.model.Notice;
import org.vigie.model.OperatorChannels;
import org.vigie.model.PollState;
import org.vigie.model.SavedSearch;
import org.vigie.model.Source;
import org.vigie.model.Trouble;
import org.vigie.streams.Connection;
import org.vigie.streams.StageListeners;
import org.vigie.streams.Streams;
import org.vigie.streams.View;

/** The stage of alerts and deliveries, for a process that has the role {@code alerts}. */
@Configuration(proxyBeanMethods = false)
public class AlertsConfiguration {
  private static final Duration IDLE = Duration.ofSeconds(1);

  @Bean
  Matcher alertsMatcher(AlertsSettings settings, InstantSource clock, View<Trouble> troubles) {
    Matcher matcher =
        new Matcher(clock, settings.match().engine(), id -> troubles.get(Trouble.keyOf(id)));
    troubles.listen((key, _) -> Trouble.searchOf(key).ifPresent(matcher::reconsider));
    return matcher;
  }

  @Bean
  Alerting alerting(
      Matcher matcher,
      InstantSource clock,
      View<Alert> alerts,
      View<SavedSearch> searches,
      View<Handling> handled,
      View<Hindsight> hindsight,
      View<Source> sources,
      View<PollState> pollStates) {
    Holding holding = new Holding(searches::get, handled::get);
    Alerting alerting =
        new Alerting(
            matcher,
            holding,
            new Digests(holding, new SourceCoverage(sources, pollStates, clock)),
            clock,
            new Memory(alerts::get),
            new Tallies(hindsight::get));
    handled.listen((_, _) -> alerting.handled());
    return alerting;
  }

  @Bean
  AlertLinks alertLinks(AlertsSettings settings) {
    return new AlertLinks(settings.page());
  }

  @Bean
  Couriers alertsCouriers(AlertsSettings settings, Connection connection, InstantSource clock) {
    return new Couriers(settings.outbound(), settings.mail(), connection, clock);
  }

  @Bean
  ChannelTroubles channelTroubles(
      View<Trouble> troubles,
      View<SavedSearch> searches,
      View<OperatorChannels> operatorChannels,
      Connection connection) {
    return new ChannelTroubles(
        troubles,
        key -> Recipients.besides(key, searches.values(), operator(operatorChannels)),
        channel -> Recipients.language(channel, searches.values()),
        connection);
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
      AlertLinks links,
      Couriers couriers,
      View<OperatorChannels> operatorChannels,
      ChannelTroubles troubles,
      InstantSource clock,
      @Qualifier("alertsListeners") StageListeners listeners) {
    Dispatch.Stage stage =
        new Dispatch.Stage(
            delivery -> !delivery.search().isEmpty(),
            delivery -> Message.of(delivery, alerting::get, links),
            delivery ->
                delivery.notice() == null
                    ? channels(delivery, alerting, searches)
                    : Recipients.all(searches.values(), operator(operatorChannels)));
    return new AlertListener(
        connection,
        searches,
        matcher,
        alerting,
        new SlowSearches(
            matcher::slow,
            () -> operator(operatorChannels),
            channel -> Recipients.language(channel, searches.values()),
            clock),
        new Dispatch(stage, connection, couriers, troubles, clock),
        clock,
        new AlertListener.Writing() {
          @Override
          public void within(ProducerRecord<byte[], byte[]> record) {
            listeners.write(record);
          }

          @Override
          public void between(
              Consumer<?, ?> consumer, List<ProducerRecord<byte[], byte[]>> records) {
            listeners.write(consumer, records);
          }
        });
  }

  /** Where any of the searches that a message tells of goes now. */
  private static List<Channel> channels(
      Delivery delivery, Alerting alerting, View<SavedSearch> searches) {
    List<String> of =
        delivery.digest() == null
            ? Stream.concat(
                    Stream.of(delivery.search()),
                    delivery.also().stream()
                        .flatMap(id -> alerting.get(id).stream())
                        .map(alert -> alert.search().id()))
                .toList()
            : delivery.digest().searches();
    return of.stream()
        .flatMap(id -> searches.get(id).stream())
        .flatMap(search -> search.channels().stream())
        .toList();
  }

  @Bean(AlertListener.FACTORY)
  ConcurrentKafkaListenerContainerFactory<byte[], byte[]> alertsListenerFactory(
      @Qualifier("alertsListeners") StageListeners listeners,
      ObjectProvider<AlertListener> listener) {
    var factory = listeners.factory(listener::getObject);
    factory.getContainerProperties().setIdleEventInterval(IDLE.toMillis());
    factory.getContainerProperties().setIdleBeforeDataMultiplier(1);
    factory.getContainerProperties().setPollTimeout(IDLE.toMillis());
    return factory;
  }

  @Bean
  StageListeners noticesListeners(Connection connection) {
    return new StageListeners(connection, HealthListener.STAGE);
  }

  @Bean
  HealthListener healthListener(
      Connection connection,
      View<OperatorChannels> operatorChannels,
      View<SavedSearch> searches,
      AlertLinks links,
      Couriers couriers,
      ChannelTroubles troubles,
      InstantSource clock,
      @Qualifier("noticesListeners") StageListeners listeners) {
    Supplier<List<Channel>> channels = () -> operator(operatorChannels);
    Dispatch.Stage stage =
        new Dispatch.Stage(
            delivery -> delivery.search().isEmpty(),
            delivery -> Message.of(delivery, _ -> Optional.empty(), links),
            delivery ->
                Optional.ofNullable(delivery.notice()).map(Notice::channel).isPresent()
                    ? Recipients.all(searches.values(), channels.get())
                    : channels.get());
    return new HealthListener(
        new Notices(),
        new Dispatch(stage, connection, couriers, troubles, clock),
        channels,
        channel -> Recipients.language(channel, searches.values()),
        clock,
        listeners::write);
  }

  private static List<Channel> operator(View<OperatorChannels> settings) {
    return settings.get(Streams.OPERATOR_KEY).map(OperatorChannels::channels).orElse(List.of());
  }

  /** Its batches are what was seen within a while, so that what fails together is told together. */
  @Bean(HealthListener.FACTORY)
  ConcurrentKafkaListenerContainerFactory<byte[], byte[]> healthListenerFactory(
      AlertsSettings settings,
      @Qualifier("noticesListeners") StageListeners listeners,
      ObjectProvider<HealthListener> listener) {
    var factory = listeners.factory(listener::getObject);
    factory.getContainerProperties().setIdleBetweenPolls(settings.notices().toMillis());
    return factory;
  }
}
