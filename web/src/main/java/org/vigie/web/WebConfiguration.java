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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.vigie.index.Archive;
import org.vigie.streams.Connection;
import org.vigie.streams.Json;
import org.vigie.web.access.AccessConfiguration;
import org.vigie.web.access.SignIn;
import org.vigie.web.alert.AlertConfiguration;
import org.vigie.web.answer.AnswerConfiguration;
import org.vigie.web.article.ArticleConfiguration;
import org.vigie.web.channel.ChannelConfiguration;
import org.vigie.web.operate.OperateConfiguration;
import org.vigie.web.saved.SavedConfiguration;
import org.vigie.web.show.ShowConfiguration;
import org.vigie.web.source.SourceConfiguration;
import org.vigie.web.stream.StreamConfiguration;
import org.vigie.web.wire.WireConfiguration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages and the API. Needs {@link WebSettings}, a {@link Connection}, an {@link Archive}, the
 * views and an {@link InstantSource}, and of the stages {@code Channels}, {@code SourceChecks},
 * {@code Documents} and {@code Judges}; gives {@link SignIn}.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:vigie-web/web.properties")
@Import({
  Security.class,
  ApiDescription.class,
  Common.class,
  ErrorPage.class,
  InstanceApi.class,
  AccessConfiguration.class,
  AnswerConfiguration.class,
  ShowConfiguration.class,
  StreamConfiguration.class,
  SourceConfiguration.class,
  ArticleConfiguration.class,
  ChannelConfiguration.class,
  AlertConfiguration.class,
  WireConfiguration.class,
  SavedConfiguration.class,
  OperateConfiguration.class
})
public class WebConfiguration {
  /** Of a stranger, who has one for the token of the sign-in page's forms. */
  private static final int SESSION_MINUTES = 15;

  /** The way in for a browser. */
  @Bean
  SignIn signIn(
      WebSettings settings, InstantSource time, ServletWebServerApplicationContext context) {
    return new SignIn(
        settings.linkLife(),
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
}
