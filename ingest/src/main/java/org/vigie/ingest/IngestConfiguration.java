package org.vigie.ingest;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.vigie.http.Outbound;
import org.vigie.model.Ping;
import org.vigie.model.Source;
import org.vigie.model.Subscription;
import org.vigie.model.Twins;
import org.vigie.streams.Connection;
import org.vigie.streams.View;

/** What a process of the role {@code ingest} runs. */
@Configuration(proxyBeanMethods = false)
public class IngestConfiguration {

  @Bean(destroyMethod = "close")
  Outbound ingestOutbound(IngestSettings settings) {
    return new Outbound(settings.outbound());
  }

  @Bean
  SourcePolling sourcePolling(
      Connection connection,
      View<Source> sources,
      View<Subscription> subscriptions,
      View<Ping> pings,
      IngestSettings settings,
      Outbound ingestOutbound,
      InstantSource clock) {
    HostGates gates = new HostGates(settings.gapPerHost(), settings.outbound()::allows);
    PollSchedule schedule = new PollSchedule(clock);
    Hubs hubs = new Hubs(settings.hubsReach(), subscriptions, pings, ingestOutbound, gates, clock);
    Poll poll =
        new Poll(
            new Fetcher(ingestOutbound, clock),
            new Mailbox(settings.outbound(), settings.mailPasswords()),
            gates,
            new Robots(ingestOutbound, gates),
            new Slots(settings.pollsInFlight()),
            schedule,
            connection.instance(),
            clock);
    Twins twins = new Twins();
    sources.listen(twins::changed);
    return new SourcePolling(connection, poll, schedule, twins, hubs);
  }
}
