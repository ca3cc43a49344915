package org.vigie.streams;

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
import org.vigie.model.PollState;
import org.vigie.model.SavedSearch;
import org.vigie.model.Source;
import org.vigie.model.Watch;

/** The views, each made only in a process that asks for it, and what all stages need. */
@Configuration(proxyBeanMethods = false)
@EnableKafka
public class StreamsConfiguration {
  private static final Logger log = LoggerFactory.getLogger(StreamsConfiguration.class);

  @Bean
  @Lazy
  View<Source> sources(Connection connection) {
    return new View<>(connection, Stream.SOURCES, Codec.SOURCE);
  }

  @Bean
  @Lazy
  View<PollState> pollStates(Connection connection) {
    return new View<>(connection, Stream.POLL_STATE, Codec.POLL_STATE);
  }

  @Bean
  @Lazy
  View<Watch> watch(Connection connection) {
    return new View<>(connection, Stream.WATCH, Codec.WATCH);
  }

  @Bean
  @Lazy
  View<SavedSearch> searches(Connection connection) {
    return new View<>(connection, Stream.SEARCHES, Codec.SEARCH);
  }

  @Bean
  @Lazy
  View<Alert> alerts(Connection connection) {
    return new View<>(connection, Stream.ALERTS, Codec.ALERT);
  }

  @Bean
  @Lazy
  View<Delivery> deliveries(Connection connection) {
    return new View<>(connection, Stream.DELIVERIES, Codec.DELIVERY);
  }

  /** A fenced container has stopped so that nothing is lost; a fresh one takes its place. */
  @EventListener
  void on(ConsumerStoppedEvent event) {
    if (event.getReason() == ConsumerStoppedEvent.Reason.FENCED) {
      var container = event.getContainer(MessageListenerContainer.class);
      log.warn("a listener was fenced by another process and starts again");
      Thread.ofVirtual().start(container::start);
    }
  }
}
