package org.vigie.web.operate;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.Coverage;
import org.vigie.model.PollState.State;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.source.HealthTail;
import org.vigie.web.source.SourceHealth;
import org.vigie.web.stream.StreamDesk;

/** Numbers for the systems with which operators watch machines, in Prometheus' text format. */
@RestController
@RequestMapping(ApiPaths.ROOT)
class MetricsApi {
  private static final Logger log = LoggerFactory.getLogger(MetricsApi.class);

  private final SourceHealth health;
  private final HealthTail tail;
  private final StreamDesk desk;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  MetricsApi(SourceHealth health, HealthTail tail, StreamDesk desk) {
    this.health = health;
    this.tail = tail;
    this.desk = desk;
  }

  @GetMapping("/metrics")
  void metrics(HttpServletResponse response) throws IOException {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    sources(all);
    Optional<StreamDesk.Sight> sight = sight();
    all.metricSnapshot(gauge("kafka_up", "1 when Kafka answers.", sight.isPresent() ? 1 : 0));
    sight.ifPresent(seen -> streams(seen, all));
    response.setContentType(writer.getContentType());
    writer.write(response.getOutputStream(), all.build());
  }

  private void sources(MetricSnapshots.Builder all) {
    Coverage coverage = health.coverage();
    all.metricSnapshot(
        gauge("sources", "Sources that are polled.", "state", named(health.states())));
    all.metricSnapshot(
        gauge("sources_on_time", "Sources that are polled and read in time.", coverage.onTime()));
    all.metricSnapshot(
        gauge(
            "sources_with_gap",
            "Sources of which articles may have been missed within a day.",
            coverage.gaps()));
    all.metricSnapshot(
        gauge(
            "network_down",
            "1 while our own way to the web is down.",
            coverage.network() == null ? 0 : 1));
    CounterSnapshot.Builder changes =
        CounterSnapshot.builder()
            .name("vigie_source_changes")
            .help("How often a source came into a state since this process started.");
    named(tail.changes())
        .forEach(
            (state, count) ->
                changes.dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(Labels.of("state", state))
                        .value((double) count)
                        .build()));
    all.metricSnapshot(changes.build());
  }

  private static void streams(StreamDesk.Sight sight, MetricSnapshots.Builder all) {
    Map<String, Long> lags = new LinkedHashMap<>();
    for (StreamDesk.StageRow stage : sight.stages()) {
      if (stage.lag() != null) {
        lags.put(stage.name(), stage.lag());
      }
    }
    all.metricSnapshot(gauge("stage_lag_records", "What a stage has yet to read.", "stage", lags));
    Map<String, Long> held = new LinkedHashMap<>();
    sight.streams().forEach(stream -> held.put(stream.name(), stream.held()));
    all.metricSnapshot(
        gauge("stream_records", "What a stream holds, marks of transactions too.", "stream", held));
    all.metricSnapshot(
        gauge(
            "archive_documents",
            "Articles in the archive of this process.",
            sight.archive().documents()));
    all.metricSnapshot(
        gauge(
            "archive_defect",
            "1 while what answers is damaged or of an older format.",
            sight.archive().defect() == null ? 0 : 1));
  }

  private static Map<String, Long> named(Map<State, Long> counts) {
    Map<String, Long> named = new LinkedHashMap<>();
    counts.forEach((state, count) -> named.put(state.name().toLowerCase(Locale.ROOT), count));
    return named;
  }

  private static GaugeSnapshot gauge(String name, String help, long value) {
    return GaugeSnapshot.builder()
        .name("vigie_" + name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value((double) value).build())
        .build();
  }

  private static GaugeSnapshot gauge(
      String name, String help, String label, Map<String, Long> values) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name("vigie_" + name).help(help);
    values.forEach(
        (key, value) ->
            gauge.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(Labels.of(label, key))
                    .value((double) value)
                    .build()));
    return gauge.build();
  }

  /** How the streams are; empty when Kafka does not answer, which is a number, too. */
  private Optional<StreamDesk.Sight> sight() {
    try {
      return Optional.of(desk.glance());
    } catch (KafkaException e) {
      log.warn("the streams cannot be counted: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
