package org.vigie.web;

import jakarta.servlet.SessionTrackingMode;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.ITemplateEngine;
import org.vigie.index.Archive;
import org.vigie.model.OperatorChannels;
import org.vigie.model.PollState;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.Source;
import org.vigie.model.StoryEvent;
import org.vigie.model.Watch;
import org.vigie.streams.Connection;
import org.vigie.streams.Json;
import org.vigie.streams.View;
import org.vigie.streams.Writer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages and the API. Needs {@link WebSettings}, {@link Channels}, {@link SourceChecks}, {@link
 * Documents}, {@link Judges}, a {@link Connection}, an {@link Archive}, the views and an {@link
 * InstantSource}; gives {@link SignIn}.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:vigie-web/web.properties")
@Import({Security.class, Pages.class, Api.class, AlertsOfPages.class})
public class WebConfiguration {
  /** Of a stranger, who has one for the token of the sign-in page's forms. */
  private static final int SESSION_MINUTES = 15;

  /** The way in for a browser. */
  @Bean
  SignIn signIn(
      WebSettings settings, InstantSource time, ServletWebServerApplicationContext context) {
    return new SignIn(
        settings,
        time,
        () -> {
          var server = context.getWebServer();
          if (server == null) {
            throw new IllegalStateException("the server has not started");
          }
          return server.getPort();
        });
  }

  /** On this machine only: there are no accounts yet. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> onLoopback(WebSettings settings) {
    return factory -> {
      factory.setAddress(InetAddress.ofLiteral("127.0.0.1"));
      factory.setPort(settings.port());
    };
  }

  /** Virtual threads, because each live client keeps one. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> ourTomcat() {
    return factory -> {
      factory.addProtocolHandlerCustomizers(
          handler -> handler.setExecutor(new VirtualThreadExecutor("http-")));
      factory.addContextCustomizers(
          context -> {
            if (context.getParent() instanceof StandardHost host) {
              host.setErrorReportValveClass(PlainErrors.class.getName());
            }
          });
    };
  }

  /** Cookies are shared by all ports of a host: two Vigies must not sign each other out. */
  @Bean
  ServletContextInitializer sessionCookie(WebSettings settings) {
    return context -> {
      context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
      context.setSessionTimeout(SESSION_MINUTES);
      context.getSessionCookieConfig().setName("vigie-" + settings.port());
      context.getSessionCookieConfig().setHttpOnly(true);
      context.getSessionCookieConfig().setPath("/");
      context.getSessionCookieConfig().setAttribute("SameSite", "Lax");
    };
  }

  /** Records as in the streams, but strict with what comes in: a typo is told, not ignored. */
  @Bean
  JsonMapper jsonMapper() {
    return Json.MAPPER
        .rebuild()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

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
  LocaleResolver localeResolver() {
    return new Languages();
  }

  @Bean
  Tail tail(Connection connection) {
    return new Tail(connection);
  }

  @Bean
  LiveAnswers liveAnswers(Tail tail) {
    return new LiveAnswers(tail);
  }

  @Bean
  Labels labels(View<Watch> watch) {
    return new Labels(watch);
  }

  @Bean
  Shows shows(MessageSource messages, Labels labels, InstantSource time) {
    return new Shows(messages, labels, time);
  }

  @Bean
  Fragments fragments(ITemplateEngine engine, Shows shows) {
    return new Fragments(engine, shows);
  }

  @Bean
  Patience patience(Archive archive) {
    return new Patience(archive);
  }

  @Bean
  Stories stories(Archive archive, Patience patience, InstantSource time) {
    return new Stories(archive, patience, time);
  }

  @Bean
  StoryEvents storyEvents(View<StoryEvent> events) {
    return new StoryEvents(events);
  }

  @Bean
  Relabelling relabelling(
      Archive archive,
      Judges judges,
      View<Watch> watch,
      Writer writer,
      Backlog backlog,
      AuditLog audit,
      Retractions retractions) {
    return new Relabelling(archive, judges, watch, writer, backlog, audit, retractions);
  }

  @Bean
  Completions completions(Archive archive, Labels labels, InstantSource time) {
    return new Completions(archive, labels, time);
  }

  @Bean
  Citations citations(Archive archive, Documents documents) {
    return new Citations(archive, documents);
  }

  @Bean
  RulingDesk rulingDesk(
      Writer writer,
      Archive archive,
      Labels labels,
      Retractions retractions,
      AuditLog audit,
      InstantSource time) {
    return new RulingDesk(writer, archive, labels, retractions, audit, time);
  }

  @Bean
  Retractions retracted(View<Retraction> retractions) {
    return new Retractions(retractions);
  }

  @Bean
  Desk desk(
      Archive archive,
      Alerts alerts,
      View<Source> sources,
      View<PollState> pollStates,
      SourceHealth health,
      Retractions retractions,
      InstantSource time) {
    return new Desk(archive, alerts, sources, pollStates, health, retractions, time);
  }

  @Bean
  HealthTail healthTail(Connection connection, InstantSource time) {
    return new HealthTail(connection, time);
  }

  @Bean
  SourceHealth sourceHealth(
      View<Source> sources, View<PollState> pollStates, HealthTail tail, InstantSource time) {
    return new SourceHealth(sources, pollStates, tail, time);
  }

  @Bean
  Operator operator(
      View<OperatorChannels> operatorChannels,
      Channels channels,
      AuditLog audit,
      InstantSource time) {
    return new Operator(operatorChannels, channels, audit, time);
  }

  @Bean
  Writer writer(Connection connection) {
    return new Writer(connection);
  }

  @Bean
  AuditLog auditLog(Writer writer, InstantSource time) {
    return new AuditLog(writer, time);
  }

  @Bean
  ArchiveCare archiveCare(Archive archive, AuditLog audit) {
    return new ArchiveCare(archive, audit);
  }

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
  SourceHistory sourceHistory(StreamTape tape) {
    return new SourceHistory(tape);
  }

  @Bean
  Verdicts verdicts(StreamTape tape, Archive archive) {
    return new Verdicts(tape, archive);
  }

  @Bean
  CheckDesk checkDesk(SourceChecks checks, Documents documents, InstantSource time) {
    return new CheckDesk(checks, documents, time);
  }

  @Bean
  Intake intake(Writer writer, Documents documents, View<Source> sources, InstantSource time) {
    return new Intake(writer, documents, sources, time);
  }

  @Bean
  StreamTape streamTape(Connection connection) {
    return new StreamTape(connection);
  }

  @Bean
  StreamMeter streamMeter(Connection connection, InstantSource time) {
    return new StreamMeter(connection, time);
  }

  @Bean
  StreamDesk streamDesk(
      Connection connection,
      Archive archive,
      StreamMeter meter,
      StreamTape tape,
      InstantSource time) {
    return new StreamDesk(connection, archive, meter, tape, time);
  }

  @Bean
  Backlog backlog(StreamDesk desk) {
    return new Backlog(desk::glance);
  }

  @Bean
  DeadLetters deadLetters(Writer writer, StreamTape tape, Retractions retractions) {
    return new DeadLetters(writer, tape, retractions);
  }
}
