package org.vigie.web.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;

/** How a browser is let in, and how its reader likes to read. */
@Configuration(proxyBeanMethods = false)
@Import({SignInPage.class, PreferencesPage.class})
public class AccessConfiguration {
  @Bean
  LocaleResolver localeResolver() {
    return new Languages();
  }
}
