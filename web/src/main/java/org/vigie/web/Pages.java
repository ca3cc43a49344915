package org.vigie.web;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All that answers a browser. */
@Configuration(proxyBeanMethods = false)
@Import({
  Common.class,
  PageErrors.class,
  ErrorPage.class,
  SignInPage.class,
  PreferencesPage.class,
  WirePage.class,
  SearchPage.class,
  ArticlePage.class,
  RulingPage.class,
  WatchPage.class,
  AddPage.class,
  AlertsPage.class,
  SavedSearchPage.class,
  SavedSearchList.class,
  SpikesPage.class,
  AccountPage.class,
  StreamsPage.class,
  SourcesPage.class,
  AddSourcePage.class,
  OperatorPage.class,
  ChannelPage.class,
  FeedPage.class
})
class Pages {
  @Bean
  ErrorView errorView(Common common, MessageSource messages) {
    return new ErrorView(common, messages);
  }
}
