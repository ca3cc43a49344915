package org.vigie.web.stream;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.vigie.index.Archive;
import org.vigie.streams.Connection;
import org.vigie.streams.Writer;

/** What pages and API read of the streams, and what is written down of changes. */
@Configuration(proxyBeanMethods = false)
public class StreamConfiguration {
  @Bean
  Tail tail(Connection connection) {
    return new Tail(connection);
  }

  @Bean
  LiveAnswers liveAnswers(Tail tail) {
    return new LiveAnswers(tail);
  }

  @Bean
  StreamTape streamTape(Connection connection) {
    return new StreamTape(connection);
  }

  @Bean
  StreamMeter streamMeter(Connection connection, InstantSource time) {
    return new StreamMeter(connection, time);
  }

  @Bean
  StreamDesk streamDesk(
      Connection connection,
      Archive archive,
      StreamMeter meter,
      StreamTape tape,
      InstantSource time) {
    return new StreamDesk(connection, archive, meter, tape, time);
  }

  @Bean
  Backlog backlog(StreamDesk desk) {
    return new Backlog(desk::glance);
  }

  @Bean
  Patience patience(Archive archive) {
    return new Patience(archive);
  }

  @Bean
  Writer writer(Connection connection) {
    return new Writer(connection);
  }

  @Bean
  AuditLog auditLog(Writer writer, InstantSource time) {
    return new AuditLog(writer, time);
  }
}
