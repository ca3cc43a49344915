package org.vigie.streams;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.vigie.model.Alert;
import org.vigie.model.Delivery;
import org.vigie.model.FeedToken;
import org.vigie.model.Handling;
import org.vigie.model.Hindsight;
import org.vigie.model.OperatorChannels;
import org.vigie.model.Ping;
import org.vigie.model.PollState;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.SavedSearch;
import org.vigie.model.Source;
import org.vigie.model.StoryEvent;
import org.vigie.model.Subscription;
import org.vigie.model.Trouble;
import org.vigie.model.Watch;

/** The views, each made only in a process that asks for it, and what all stages need. */
@Configuration(proxyBeanMethods = false)
@EnableKafka
public class StreamsConfiguration {
  private static final Logger log = LoggerFactory.getLogger(StreamsConfiguration.class);
  private static final Duration AFTER_FENCING = Duration.ofSeconds(1);

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<Source> sources(Connection connection) {
    return new View<>(connection, Stream.SOURCES, Codec.SOURCE);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<PollState> pollStates(Connection connection) {
    return new View<>(connection, Stream.POLL_STATE, Codec.POLL_STATE);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<Subscription> subscriptions(Connection connection) {
    return new View<>(connection, Stream.SUBSCRIPTIONS, Codec.SUBSCRIPTION);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<Ping> pings(Connection connection) {
    return new View<>(connection, Stream.PINGS, Codec.PING);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<Watch> watch(Connection connection) {
    return new View<>(connection, Stream.WATCH, Codec.WATCH);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<SavedSearch> searches(Connection connection) {
    return new View<>(connection, Stream.SEARCHES, Codec.SEARCH);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<StoryEvent> events(Connection connection) {
    return new View<>(connection, Stream.EVENTS, Codec.EVENT);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<Retraction> retractions(Connection connection) {
    return new View<>(connection, Stream.RETRACTED, Codec.RETRACTION);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<Alert> alerts(Connection connection) {
    return new View<>(connection, Stream.ALERTS, Codec.ALERT);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<Delivery> deliveries(Connection connection) {
    return new View<>(connection, Stream.DELIVERIES, Codec.DELIVERY);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<Handling> handled(Connection connection) {
    return new View<>(connection, Stream.HANDLED, Codec.HANDLING);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<Hindsight> hindsight(Connection connection) {
    return new View<>(connection, Stream.HINDSIGHT, Codec.HINDSIGHT);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<Trouble> troubles(Connection connection) {
    return new View<>(connection, Stream.CHANNELS, Codec.TROUBLE);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<FeedToken> feeds(Connection connection) {
    return new View<>(connection, Stream.FEEDS, Codec.FEED);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  @Lazy
  View<OperatorChannels> operatorChannels(Connection connection) {
    return new View<>(connection, Stream.SETTINGS, Codec.OPERATOR);
  }

  /** A fenced consumer has stopped so that nothing is lost; it starts again as a new one. */
  @EventListener
  void on(ConsumerStoppedEvent event) {
    if (event.getReason() == ConsumerStoppedEvent.Reason.FENCED) {
      MessageListenerContainer fenced = event.getSource(MessageListenerContainer.class);
      log.warn("{} was fenced by another process and starts again", fenced.getListenerId());
      CompletableFuture.delayedExecutor(AFTER_FENCING.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> startAgain(event, fenced));
    }
  }

  private static void startAgain(ConsumerStoppedEvent event, MessageListenerContainer fenced) {
    if (event.getContainer(MessageListenerContainer.class).isRunning()) {
      fenced.start();
    }
  }
}
