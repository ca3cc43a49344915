package org.vigie.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the API: what it says of all of it. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
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
