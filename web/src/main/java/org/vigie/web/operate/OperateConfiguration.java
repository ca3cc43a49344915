package org.vigie.web.operate;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.vigie.index.Archive;
import org.vigie.model.OperatorChannels;
import org.vigie.model.Watch;
import org.vigie.streams.View;
import org.vigie.streams.Writer;
import org.vigie.web.article.Retractions;
import org.vigie.web.channel.Channels;
import org.vigie.web.stream.AuditLog;
import org.vigie.web.stream.Backlog;
import org.vigie.web.stream.StreamTape;

/** What an operator sees and does. */
@Configuration(proxyBeanMethods = false)
@Import({
  WatchPage.class,
  StreamsPage.class,
  OperatorPage.class,
  WatchApi.class,
  StreamApi.class,
  ArchiveApi.class,
  HealthApi.class,
  MetricsApi.class,
  OperatorApi.class
})
public class OperateConfiguration {
  @Bean
  Operator operator(
      View<OperatorChannels> operatorChannels,
      Channels channels,
      AuditLog audit,
      InstantSource time) {
    return new Operator(operatorChannels, channels, audit, time);
  }

  @Bean
  ArchiveCare archiveCare(Archive archive, AuditLog audit) {
    return new ArchiveCare(archive, audit);
  }

  @Bean
  DeadLetters deadLetters(Writer writer, StreamTape tape, Retractions retractions) {
    return new DeadLetters(writer, tape, retractions);
  }

  @Bean
  Relabelling relabelling(
      Archive archive,
      Judges judges,
      View<Watch> watch,
      Writer writer,
      Backlog backlog,
      AuditLog audit,
      Retractions retractions) {
    return new Relabelling(archive, judges, watch, writer, backlog, audit, retractions);
  }
}
