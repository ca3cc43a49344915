package org.vigie.web.source;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.vigie.model.PollState;
import org.vigie.model.Source;
import org.vigie.streams.Connection;
import org.vigie.streams.View;
import org.vigie.streams.Writer;
import org.vigie.web.stream.AuditLog;
import org.vigie.web.stream.StreamTape;

/** Sources, and articles that are added by hand. */
@Configuration(proxyBeanMethods = false)
@Import({
  AddPage.class,
  SourcesPage.class,
  AddSourcePage.class,
  AddApi.class,
  SourceApi.class,
  SourceHealthApi.class,
  HubCalls.class
})
public class SourceConfiguration {
  @Bean
  Sources sourceDesk(
      View<Source> sources,
      View<PollState> pollStates,
      SourceHealth health,
      AuditLog audit,
      InstantSource time) {
    return new Sources(sources, pollStates, health, audit, time);
  }

  @Bean
  SourceHealth sourceHealth(
      View<Source> sources, View<PollState> pollStates, HealthTail tail, InstantSource time) {
    return new SourceHealth(sources, pollStates, tail, time);
  }

  @Bean
  HealthTail healthTail(Connection connection, InstantSource time) {
    return new HealthTail(connection, time);
  }

  @Bean
  SourceHistory sourceHistory(StreamTape tape) {
    return new SourceHistory(tape);
  }

  @Bean
  CheckDesk checkDesk(SourceChecks checks, Documents documents, InstantSource time) {
    return new CheckDesk(checks, documents, time);
  }

  @Bean
  Intake intake(Writer writer, Documents documents, View<Source> sources, InstantSource time) {
    return new Intake(writer, documents, sources, time);
  }
}
