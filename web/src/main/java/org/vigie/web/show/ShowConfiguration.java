package org.vigie.web.show;

import java.time.InstantSource;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.ITemplateEngine;
import org.vigie.model.Watch;
import org.vigie.streams.View;

/** How things look, and what they are called. */
@Configuration(proxyBeanMethods = false)
public class ShowConfiguration {
  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("vigie-web.messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }

  @Bean
  Labels labels(View<Watch> watch) {
    return new Labels(watch);
  }

  @Bean
  Shows shows(MessageSource messages, Labels labels, List<Words> words, InstantSource time) {
    return new Shows(messages, labels, words, time);
  }

  @Bean
  Fragments fragments(ITemplateEngine engine, Shows shows) {
    return new Fragments(engine, shows);
  }
}
