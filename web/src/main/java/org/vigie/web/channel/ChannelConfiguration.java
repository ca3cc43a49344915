package org.vigie.web.channel;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.vigie.model.Delivery;
import org.vigie.model.OperatorChannels;
import org.vigie.model.SavedSearch;
import org.vigie.model.Trouble;
import org.vigie.streams.View;
import org.vigie.web.stream.AuditLog;

/** Channels, and what became of deliveries. */
@Configuration(proxyBeanMethods = false)
@Import({ChannelPage.class, ChannelApi.class})
public class ChannelConfiguration {
  @Bean
  Deliveries allDeliveries(View<Delivery> deliveries) {
    return new Deliveries(deliveries);
  }

  @Bean
  ChannelDesk channelDesk(
      View<Trouble> troubles,
      View<SavedSearch> searches,
      View<OperatorChannels> operatorChannels,
      Deliveries deliveries,
      AuditLog audit) {
    return new ChannelDesk(troubles, searches, operatorChannels, deliveries, audit);
  }
}
