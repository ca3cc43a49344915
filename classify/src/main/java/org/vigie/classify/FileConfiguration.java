package org.vigie.classify;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.StageBatch;
import org.vigie.streams.StageListeners;
import org.vigie.streams.Stream;

/** The filer, for a process that has the role {@code file}. */
@Configuration(proxyBeanMethods = false)
public class FileConfiguration {

  @Bean
  StageListeners fileListeners(Connection connection) {
    return new StageListeners(connection, FileListener.STAGE);
  }

  @Bean
  FileListener fileListener(
      Connection connection, @Qualifier("fileListeners") StageListeners listeners) {
    return new FileListener(
        connection,
        new StageBatch<>(FileListener.STAGE, Stream.CLASSIFIED, Codec.FILING, listeners::write));
  }

  @Bean(FileListener.FACTORY)
  ConcurrentKafkaListenerContainerFactory<byte[], byte[]> fileListenerFactory(
      @Qualifier("fileListeners") StageListeners listeners, ObjectProvider<FileListener> listener) {
    return listeners.factory(listener::getObject);
  }
}
