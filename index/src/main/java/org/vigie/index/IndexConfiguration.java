package org.vigie.index;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.vigie.index.volume.ArchiveFeeder;
import org.vigie.streams.Connection;

/** The archive and what feeds it. Needs a {@link Connection} and {@link IndexSettings}. */
@Configuration(proxyBeanMethods = false)
public class IndexConfiguration {

  @Bean(destroyMethod = "close")
  Archive archive(IndexSettings settings) {
    return Archive.open(settings);
  }

  @Bean
  ArchiveFeeder archiveFeeder(Connection connection, Archive archive) {
    return new ArchiveFeeder(connection, archive.volumes());
  }
}
