package org.vigie.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.vigie.streams.Json;
import org.vigie.web.access.TokenFilter;
import org.vigie.web.alert.Feeds;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.answer.Problem;
import org.vigie.web.source.HubCalls;

/**
 * Who may ask what: a browser by its session, a program by its token, a hub and a feed reader by
 * the address that it calls.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Security {
  static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  /** They show that they may by an address that was told to them only. Hubs sign, besides. */
  @Bean
  @Order(0)
  SecurityFilterChain hubsAndFeedReaders(HttpSecurity http) {
    headers(http)
        .securityMatcher(HubCalls.ROOT + "/**", Feeds.ROOT + "/**")
        .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable);
    return http.build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, WebSettings settings) {
    headers(http)
        .securityMatcher("/api/**")
        .addFilterBefore(new TokenFilter(settings.cliToken()), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(
            paths ->
                paths
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(ApiPaths.OPEN_API)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint((request, response, e) -> noToken(response)));
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain browsers(HttpSecurity http) {
    headers(http)
        .authorizeHttpRequests(
            paths ->
                paths
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(
                        "/sign-in",
                        "/preferences",
                        "/health/**",
                        "/vigie/**",
                        "/webjars/**",
                        "/favicon.ico")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        // The token stands in a meta tag, as it is: pages that are not compressed leak none of it.
        .csrf(csrf -> csrf.csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .logout(
            out ->
                out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in").invalidateHttpSession(true))
        .exceptionHandling(
            errors ->
                errors.authenticationEntryPoint(
                    (request, response, e) -> toSignIn(request, response)));
    return http.build();
  }

  @Bean
  FilterRegistrationBean<HostFilter> hostFilter() {
    FilterRegistrationBean<HostFilter> filter = new FilterRegistrationBean<>(new HostFilter());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** Without one, Spring Boot would make a user with a password. */
  @Bean
  AuthenticationManager noPasswords() {
    return request -> {
      throw new org.springframework.security.authentication.AuthenticationServiceException(
          "nobody signs in with a password");
    };
  }

  private static HttpSecurity headers(HttpSecurity http) {
    return http.httpBasic(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                    .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .contentTypeOptions(Customizer.withDefaults())
                    .addHeaderWriter(
                        (request, response) ->
                            response.setHeader("Cross-Origin-Opener-Policy", "same-origin")));
  }

  private static void noToken(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader("WWW-Authenticate", "Bearer");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(
            Json.MAPPER.writeValueAsBytes(
                Problem.of(
                    401,
                    "No valid token",
                    "Send the header 'Authorization: Bearer TOKEN'.",
                    "The token is in the file cli-token of Vigie's data folder.")));
  }

  private static void toSignIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", "/sign-in");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    response.sendRedirect("/sign-in");
  }
}
