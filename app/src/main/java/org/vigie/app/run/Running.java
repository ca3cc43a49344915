package org.vigie.app.run;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.vigie.alerts.AlertsSettings;
import org.vigie.alerts.Matcher;
import org.vigie.app.instance.Contents;
import org.vigie.app.instance.DataFolder;
import org.vigie.app.instance.ImportedPlaces;
import org.vigie.app.instance.TopicModels;
import org.vigie.app.instance.UserException;
import org.vigie.app.instance.Version;
import org.vigie.broker.EmbeddedBroker;
import org.vigie.classify.Classifier;
import org.vigie.classify.ClassifySettings;
import org.vigie.index.IndexSettings;
import org.vigie.ingest.IngestSettings;
import org.vigie.ingest.SourceCheck;
import org.vigie.model.Source;
import org.vigie.model.Trouble;
import org.vigie.streams.Connection;
import org.vigie.streams.Streams;
import org.vigie.streams.StreamsConfiguration;
import org.vigie.streams.View;
import org.vigie.web.WebSettings;
import org.vigie.web.access.SignIn;
import org.vigie.web.operate.Judges;
import org.vigie.web.source.SourceChecks;

/**
 * The program while it runs: the broker, the streams, and the roles of this process.
 *
 * <p>The order matters. The broker starts before Spring and ends after it, because everything else
 * needs it; the streams are made next; the contents are written before any stage looks for them.
 */
final class Running implements AutoCloseable {
  private static final Duration SIGN_IN_LINK_LIFE = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MOST_REPLICAS = 3;

  private final @Nullable EmbeddedBroker broker;
  private final ConfigurableApplicationContext context;

  private Running(@Nullable EmbeddedBroker broker, ConfigurableApplicationContext context) {
    this.broker = broker;
    this.context = context;
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @param contents what is watched for, written on the first start
   * @throws UserException when the settings do not work on this machine
   */
  static Running start(Settings settings, Contents contents) {
    DataFolder data = DataFolder.open(settings.data());
    data.withdraw();
    EmbeddedBroker broker = settings.kafka() == null ? startBroker(settings) : null;
    try {
      String bootstrap = broker == null ? settings.kafka() : broker.bootstrap();
      Connection connection = new Connection(String.valueOf(bootstrap), data.instance());
      ensureStreams(connection, broker == null ? replicas(connection, PATIENCE) : 1);
      Streams.settle(connection, broker != null);
      contents.write(connection, settings.watch() != null);
      ConfigurableApplicationContext context = startRoles(settings, connection, data);
      data.announce(settings.page().toString());
      return new Running(broker, context);
    } catch (RuntimeException e) {
      if (broker != null) {
        broker.close();
      }
      throw e;
    }
  }

  /** A link that signs one browser in. */
  URI signInLink() {
    return context.getBean(SignIn.class).newLink();
  }

  /** How many sources are polled. */
  long sourcesOn() {
    ResolvableType view = ResolvableType.forClassWithGenerics(View.class, Source.class);
    View<Source> sources = context.<View<Source>>getBeanProvider(view).getObject();
    return sources.values().stream().filter(Source::on).count();
  }

  /** How to reach the streams. */
  Connection connection() {
    return context.getBean(Connection.class);
  }

  @Override
  public void close() {
    context.close();
    if (broker != null) {
      broker.close();
    }
  }

  private static EmbeddedBroker startBroker(Settings settings) {
    return EmbeddedBroker.start(
        settings.data().resolve("kafka"),
        settings.kafkaPort(),
        settings.controllerPort(),
        Map.of());
  }

  private static ConfigurableApplicationContext startRoles(
      Settings settings, Connection connection, DataFolder data) {
    Set<Role> roles = settings.roles();
    List<Class<?>> configurations =
        new ArrayList<>(List.of(AppConfiguration.class, StreamsConfiguration.class));
    roles.forEach(role -> configurations.add(role.configuration()));
    SpringApplication application = new SpringApplication(configurations.toArray(Class<?>[]::new));
    application.setWebApplicationType(
        roles.contains(Role.PAGE) ? WebApplicationType.SERVLET : WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(
        Map.of(
            "server.address", "127.0.0.1",
            "server.port", settings.port(),
            "spring.lifecycle.timeout-per-shutdown-phase", "3s"));
    application.addInitializers(context -> provide(context, settings, connection, data));
    try {
      return application.run();
    } catch (RuntimeException e) {
      throw explained(e);
    }
  }

  /** Spring wraps what went wrong in what it was doing. */
  private static RuntimeException explained(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException inUse) {
        return new UserException(
            "Port " + inUse.getPort() + " is in use. Choose another with --port=PORT.", e);
      }
    }
    return e;
  }

  /** What the roles' configurations ask for. */
  private static void provide(
      ConfigurableApplicationContext context,
      Settings settings,
      Connection connection,
      DataFolder data) {
    GenericApplicationContext beans = (GenericApplicationContext) context;
    beans.registerBean(Connection.class, () -> connection);
    beans.registerBean(InstantSource.class, InstantSource::system);
    beans.registerBean(
        IngestSettings.class,
        () ->
            IngestSettings.defaults(settings.outbound())
                .withHubsReach(settings.hubsReach())
                .withMailPasswords(settings.mailboxes()));
    beans.registerBean(
        ClassifySettings.class,
        () ->
            ClassifySettings.defaults()
                .withMorePlaces(ImportedPlaces.in(settings.data(), settings.watch()))
                .withLearned(TopicModels.in(settings.data())));
    beans.registerBean(IndexSettings.class, () -> IndexSettings.defaults(settings.data()));
    beans.registerBean(
        AlertsSettings.class,
        () ->
            new AlertsSettings(settings.page(), settings.outbound(), settings.mail())
                .withMatch(settings.matcher()));
    beans.registerBean(
        WebSettings.class,
        () ->
            new WebSettings(
                settings.port(),
                data.cliToken(),
                Version.text(),
                settings.samples(),
                SIGN_IN_LINK_LIFE));
    beans.registerBean(
        "alertChannels",
        org.vigie.alerts.channel.Channels.class,
        () ->
            new org.vigie.alerts.channel.Channels(
                settings.page(),
                settings.outbound(),
                settings.mail(),
                connection,
                beans.getBean(InstantSource.class)));
    beans.registerBean(
        Judges.class,
        () ->
            watch ->
                new Classifier(
                        watch,
                        ImportedPlaces.in(settings.data(), settings.watch()).get(),
                        TopicModels.in(settings.data()).get())
                    ::classify);
    beans.registerBean(PageDocuments.class, () -> new PageDocuments(settings.outbound()));
    beans.registerBean(
        SourceCheck.class,
        () ->
            new SourceCheck(
                beans.getBean(IngestSettings.class), beans.getBean(InstantSource.class)));
    beans.registerBean(
        SourceChecks.class, () -> new PageSourceChecks(beans.getBean(SourceCheck.class)));
    beans.registerBean(
        "pageChannels",
        org.vigie.web.channel.Channels.class,
        () ->
            new PageChannels(
                beans.getBean(org.vigie.alerts.channel.Channels.class),
                beans.getBeanProvider(Matcher.class),
                beans
                    .<View<Trouble>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(View.class, Trouble.class))
                    .getObject()));
  }

  static void ensureStreams(Connection connection, int replicas) {
    try {
      Streams.ensure(connection, (short) replicas);
    } catch (IllegalStateException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * How many copies of each stream a cluster can hold: three when it has as many brokers.
   *
   * @throws UserException when it does not answer in time
   */
  static int replicas(Connection connection, Duration patience) {
    DescribeClusterOptions options =
        new DescribeClusterOptions().timeoutMs((int) patience.toMillis());
    try (Admin admin = Admin.create(connection.admin())) {
      return Math.min(MOST_REPLICAS, admin.describeCluster(options).nodes().get().size());
    } catch (ExecutionException | KafkaException e) {
      throw new UserException(
          "No Kafka answers at "
              + connection.bootstrap()
              + ". Start it, or name another with --kafka=HOST:PORT; without --kafka a broker"
              + " inside is used.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted", e);
    }
  }
}
