package org.vigie.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All that answers a program, and its description. */
@Configuration(proxyBeanMethods = false)
@Import({
  ApiErrors.class,
  SearchApi.class,
  ArticleApi.class,
  RulingApi.class,
  WatchApi.class,
  AddApi.class,
  SavedSearchApi.class,
  SpikesApi.class,
  AlertApi.class,
  HandlingApi.class,
  SourceApi.class,
  StreamApi.class,
  ArchiveApi.class,
  EventApi.class,
  InstanceApi.class,
  HealthApi.class,
  MetricsApi.class,
  SourceHealthApi.class,
  OperatorApi.class,
  ChannelApi.class,
  FeedApi.class,
  FeedCalls.class,
  HubCalls.class
})
class Api {
  @Bean
  OpenAPI description(WebSettings settings) {
    return new OpenAPI()
        .info(
            new Info()
                .title("Vigie")
                .version(settings.version())
                .description(
                    "Search the archive, follow the wire, keep saved searches and sources, look at"
                        + " the streams. Errors are RFC 9457 problems that say what, where and what"
                        + " to do next."))
        .addSecurityItem(new SecurityRequirement().addList("token"))
        .components(
            new Components()
                .addSecuritySchemes(
                    "token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")));
  }
}
