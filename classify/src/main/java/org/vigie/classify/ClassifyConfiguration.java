package org.vigie.classify;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.StageBatch;
import org.vigie.streams.StageListeners;
import org.vigie.streams.Stream;
import org.vigie.streams.View;

/** The classifier, for a process that has the role {@code classify}. */
@Configuration(proxyBeanMethods = false)
public class ClassifyConfiguration {

  @Bean
  StageListeners classifyListeners(Connection connection) {
    return new StageListeners(connection, ClassifyListener.STAGE);
  }

  @Bean
  ClassifyListener classifyListener(
      View<Watch> watches,
      KafkaListenerEndpointRegistry containers,
      @Qualifier("classifyListeners") StageListeners listeners,
      ClassifySettings settings) {
    return new ClassifyListener(
        watches,
        containers,
        new StageBatch<>(ClassifyListener.STAGE, Stream.ARTICLES, Codec.ARTICLE, listeners::write),
        settings);
  }

  @Bean(ClassifyListener.FACTORY)
  ConcurrentKafkaListenerContainerFactory<byte[], byte[]> classifyListenerFactory(
      @Qualifier("classifyListeners") StageListeners listeners, ClassifySettings settings) {
    return listeners.factory(settings.threads());
  }
}
