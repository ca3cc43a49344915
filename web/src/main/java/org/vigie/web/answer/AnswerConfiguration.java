package org.vigie.web.answer;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a request is told that fails. */
@Configuration(proxyBeanMethods = false)
@Import({PageErrors.class, ApiErrors.class})
public class AnswerConfiguration {
  @Bean
  ErrorView errorView(Frame frame, MessageSource messages) {
    return new ErrorView(frame, messages);
  }
}
