package org.vigie.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.vigie.bench.Origin.Manner;
import org.vigie.http.OutboundSettings;
import org.vigie.ingest.IngestConfiguration;
import org.vigie.ingest.IngestSettings;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import org.vigie.streams.Codec;
import org.vigie.streams.Connection;
import org.vigie.streams.Stream;
import org.vigie.streams.StreamsConfiguration;
import org.vigie.streams.View;

/**
 * How punctual one process is with many sources of all manners, what an unchanged source costs, and
 * how many polls a second it holds beside a bare HTTP client that asks the same. Origin and broker
 * are processes of their own.
 */
final class Polling implements Callable<Integer> {
  private static final int SOURCES = 10_000;
  private static final Duration EVERY = Duration.ofMinutes(2);
  private static final Duration WARM_UP = Duration.ofMinutes(4);
  private static final int IN_FLIGHT = 64;
  private static final int BUSY_SOURCES = 2_000;
  private static final Duration BUSY = Duration.ofSeconds(20);
  private static final Duration COMPILED = Duration.ofSeconds(40);
  private static final Duration ALWAYS = Duration.ofMillis(1);

  private final Duration measured;

  /** How many of a thousand sources have which manner. */
  private static final Map<Manner, Integer> MIX =
      Map.of(
          Manner.UNCHANGED, 800,
          Manner.NEWS, 50,
          Manner.SLOW, 50,
          Manner.FAILING, 50,
          Manner.HANGING, 50);

  Polling(String[] arguments) {
    measured = Duration.ofSeconds(arguments.length == 0 ? 360 : Integer.parseInt(arguments[0]));
  }

  @Override
  public Integer call() throws Exception {
    System.out.printf("%s%n%n", Figures.machine());
    if (measured.isPositive()) {
      punctuality();
    }
    rate();
    return 0;
  }

  private void punctuality() throws Exception {
    try (Origin origin = new Origin();
        Kafka kafka = Kafka.beside()) {
      Connection connection = kafka.connection("ingest");
      List<Source> sources = sources(origin);
      long before = usedHeap();
      put(connection, sources);
      try (AnnotationConfigApplicationContext _ = ingest(connection, origin)) {
        System.out.printf(
            "%,d sources, each asked every %d s; %d s of warm-up, %d s measured%n",
            SOURCES, EVERY.toSeconds(), WARM_UP.toSeconds(), measured.toSeconds());
        Thread.sleep(WARM_UP);
        origin.reset();
        Thread.sleep(measured);
        for (Manner manner : List.of(Manner.UNCHANGED, Manner.NEWS, Manner.SLOW)) {
          print(manner, origin.between(manner));
        }
        System.out.printf("heap per source: %.1f KB%n%n", (usedHeap() - before) / 1024.0 / SOURCES);
      }
    }
  }

  /** Only the time beyond the interval, which is counted from one answer to the next request. */
  private static void print(Manner manner, long[] between) {
    long answering = manner == Manner.SLOW ? 1_000 : 0;
    long[] late = Arrays.stream(between).map(t -> t - EVERY.toMillis() - answering).toArray();
    System.out.printf(
        "%-9s %,7d polls, late by p50 %.1f s, p99 %.1f s (%.1f %% of the interval)%n",
        manner.name().toLowerCase(java.util.Locale.ROOT),
        late.length,
        Figures.percentile(late, 0.50) / 1e3,
        Figures.percentile(late, 0.99) / 1e3,
        Figures.percentile(late, 0.99) / (double) EVERY.toMillis() * 100);
  }

  private static void rate() throws Exception {
    try (Origin origin = new Origin()) {
      double floor = floor(origin);
      double polls;
      double cpu;
      try (Kafka kafka = Kafka.beside()) {
        Connection connection = kafka.connection("ingest");
        List<Source> busy = new ArrayList<>();
        for (int i = 0; i < BUSY_SOURCES; i++) {
          busy.add(source(i, origin.address(Manner.UNCHANGED, i), ALWAYS));
        }
        put(connection, busy);
        try (AnnotationConfigApplicationContext _ = ingest(connection, origin)) {
          Thread.sleep(COMPILED);
          long cpuBefore = cpuNanos();
          origin.reset();
          Thread.sleep(BUSY);
          polls = origin.asked(Manner.UNCHANGED) / (double) BUSY.toSeconds();
          cpu = (cpuNanos() - cpuBefore) / 1e3 / (polls * BUSY.toSeconds());
        }
      }
      System.out.printf(
          "304 to every request, %d at a time: Vigie %,.0f polls/s, %.0f µs CPU each; bare"
              + " HttpClient %,.0f requests/s; ratio %.2f%n",
          IN_FLIGHT, polls, cpu, floor, polls / floor);
      double again = floor(origin);
      System.out.printf("bare HttpClient once more: %,.0f requests/s%n", again);
    }
  }

  /** The same requests without anything else. */
  private static double floor(Origin origin) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (CloseableHttpClient client =
            HttpClients.custom()
                .setConnectionManager(
                    PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(IN_FLIGHT)
                        .setMaxConnPerRoute(IN_FLIGHT)
                        .build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < IN_FLIGHT; i++) {
        URI address = origin.address(Manner.UNCHANGED, i);
        var _ = threads.submit(() -> ask(client, address, over));
      }
      Thread.sleep(COMPILED);
      origin.reset();
      Thread.sleep(BUSY);
      double rate = origin.asked(Manner.UNCHANGED) / (double) BUSY.toSeconds();
      over.set(true);
      return rate;
    }
  }

  private static Void ask(CloseableHttpClient client, URI address, AtomicBoolean over)
      throws IOException {
    while (!over.get()) {
      HttpGet get = new HttpGet(address);
      get.setHeader("If-None-Match", "\"one\"");
      get.setHeader("Connection", "close");
      client.execute(
          get,
          response -> {
            EntityUtils.consume(response.getEntity());
            return null;
          });
    }
    return null;
  }

  private static AnnotationConfigApplicationContext ingest(Connection connection, Origin origin) {
    Set<String> hosts =
        Arrays.stream(Manner.values()).map(origin::host).collect(Collectors.toSet());
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Connection.class, () -> connection);
    context.registerBean(InstantSource.class, InstantSource::system);
    context.registerBean(
        IngestSettings.class,
        () -> IngestSettings.defaults(OutboundSettings.defaults("bench").withAllowedHosts(hosts)));
    context.register(StreamsConfiguration.class, IngestConfiguration.class);
    context.refresh();
    return context;
  }

  private static List<Source> sources(Origin origin) {
    List<Source> sources = new ArrayList<>();
    for (Map.Entry<Manner, Integer> part : MIX.entrySet()) {
      for (int i = 0; i < SOURCES / 1_000 * part.getValue(); i++) {
        sources.add(source(sources.size(), origin.address(part.getKey(), i), EVERY));
      }
    }
    return sources;
  }

  private static Source source(int number, URI address, Duration every) {
    return new Source(
        "s" + number,
        "Source " + number,
        "Publisher " + number,
        "XX",
        List.of("en"),
        Source.Kind.FEED,
        address,
        null,
        "made up",
        Keep.FULL,
        true,
        null,
        null,
        every,
        Source.BACKFILL_AFTER);
  }

  private static void put(Connection connection, List<Source> sources) {
    View<Source> view = new View<>(connection, Stream.SOURCES, Codec.SOURCE);
    view.start();
    Map<String, Source> byId = new HashMap<>();
    sources.forEach(source -> byId.put(source.id(), source));
    view.putAll(byId);
    view.stop();
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
