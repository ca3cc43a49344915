package org.vigie.web.source;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.model.PollState;
import org.vigie.model.Source;
import org.vigie.streams.Json;
import org.vigie.streams.View;
import org.vigie.watch.Opml;
import org.vigie.web.access.Digest;
import org.vigie.web.answer.Refusal;
import org.vigie.web.stream.AuditLog;

/** The sources, as operators add, change and switch them. Each change is written down first. */
final class Sources {
  /** What stands beside the pages of the sources. */
  private static final Set<String> PAGES = Set.of("add", "check", "import", "export");

  private static final int VERSION_BYTES = 8;

  private final View<Source> sources;
  private final View<PollState> states;
  private final SourceHealth health;
  private final AuditLog audit;
  private final InstantSource time;

  Sources(
      View<Source> sources,
      View<PollState> states,
      SourceHealth health,
      AuditLog audit,
      InstantSource time) {
    this.sources = sources;
    this.states = states;
    this.health = health;
    this.audit = audit;
    this.time = time;
  }

  /**
   * A source and how it fares.
   *
   * @param source the source
   * @param state what its polls met; empty before the first
   * @param late whether it is polled, and not in time or perhaps not whole
   */
  public record Polled(Source source, Optional<PollState> state, boolean late) {
    /** The name of its state, {@code OFF} when it is not polled. */
    public String stateName() {
      return source.on() ? state.map(s -> s.state().name()).orElse("NEW") : "OFF";
    }
  }

  /**
   * What a list of sources came to.
   *
   * @param added what was added, or would be
   * @param existing what is there already
   * @param skipped what cannot be polled
   */
  public record Imported(List<Source> added, List<Known> existing, List<Opml.Skipped> skipped) {}

  /**
   * One of a list that is there already.
   *
   * @param name what the list calls it
   * @param id of the source that has its place
   */
  public record Known(String name, String id) {}

  /** All: those that are late, then those that are on, then the rest, each by name. */
  List<Polled> all() {
    return sources.values().stream()
        .map(this::polled)
        .sorted(
            Comparator.comparing((Polled one) -> !one.late())
                .thenComparing(one -> !one.source().on())
                .thenComparing(one -> one.source().name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** Those that a filter lets through, in the same order. */
  List<Polled> all(SourceFilter filter) {
    return all().stream().filter(filter::matches).toList();
  }

  Polled get(String id) {
    return polled(sources.get(id).orElseThrow(() -> Refusal.absent("source", id)));
  }

  synchronized void add(String who, Source source) {
    if (PAGES.contains(source.id())) {
      throw Refusal.invalid(
          "id", "'" + source.id() + "' is the name of a page.", "Choose another id.");
    }
    if (sources.get(source.id()).isPresent()) {
      throw Refusal.taken("source", source.id());
    }
    refuseSamePlace(source);
    refuseWithoutPermission(source);
    write(who, "source.add", null, source);
  }

  /**
   * Writes a source anew. What speaks against polling it stays, and so does a permission; it is
   * switched neither on nor off unless the form says so.
   */
  synchronized void change(String who, String id, SourceForm form) {
    Source old = current(id, form.version());
    Source source = form.toSource();
    if (!source.id().equals(id)) {
      throw Refusal.invalid("id", "The id cannot be changed.", "Send '" + id + "'.");
    }
    if (!Source.placeOf(old.address()).equals(Source.placeOf(source.address()))) {
      refuseSamePlace(source);
    }
    String reason = source.offReason() == null ? old.offReason() : source.offReason();
    boolean on =
        form.on() == null ? old.on() && (source.on() || old.permission() != null) : source.on();
    Source changed = source.withOffReason(reason).turned(on, on ? old.permission() : null);
    refuseWithoutPermission(changed);
    write(who, "source.change", old, changed);
  }

  synchronized void remove(String who, String id) {
    Source old = get(id).source();
    audit.write(who, "source.remove", List.of(new AuditLog.Change(id, old, null)));
    sources.remove(id);
  }

  /**
   * Switches a source on or off.
   *
   * @param permitted that whoever does so answers for it, where something speaks against it
   */
  synchronized Polled turn(String who, String id, boolean on, boolean permitted) {
    Source old = get(id).source();
    boolean needed = on && old.offReason() != null;
    Source.Permission permission =
        !needed ? null : permitted ? new Source.Permission(who, time.instant()) : old.permission();
    Source turned = old.turned(on, permission);
    refuseWithoutPermission(turned);
    write(who, "source.turn", old, turned);
    return polled(turned);
  }

  /**
   * Adds what a list has and we have not.
   *
   * @param dry true to see what would be added
   */
  synchronized Imported add(String who, Opml.Listed listed, boolean dry) {
    Map<String, Source> places =
        sources.values().stream()
            .collect(
                Collectors.toMap(
                    source -> Source.placeOf(source.address()),
                    Function.identity(),
                    (one, other) -> one));
    Set<String> taken =
        sources.values().stream().map(Source::id).collect(Collectors.toCollection(HashSet::new));
    taken.addAll(PAGES);
    List<Source> added = new ArrayList<>();
    List<Known> existing = new ArrayList<>();
    for (Source source : listed.sources()) {
      Source there = places.get(Source.placeOf(source.address()));
      if (there != null) {
        existing.add(new Known(source.name(), there.id()));
      } else {
        String id = Source.freeId(source.id(), taken::contains);
        taken.add(id);
        added.add(source.withId(id));
      }
    }
    if (!dry && !added.isEmpty()) {
      audit.write(
          who,
          "source.import",
          added.stream().map(one -> new AuditLog.Change(one.id(), null, one)).toList());
      sources.putAll(added.stream().collect(Collectors.toMap(Source::id, Function.identity())));
    }
    return new Imported(List.copyOf(added), existing, listed.skipped());
  }

  /** A source as somebody saw it who is about to change it. */
  private Source current(String id, @Nullable String version) {
    Source source = get(id).source();
    if (version == null) {
      throw Refusal.invalid(
          "version", "It is not said which version is changed.", "Send the version that you read.");
    }
    if (!version.equals(version(source))) {
      throw Refusal.conflict("source", id, version(source));
    }
    return source;
  }

  /** Names a source as it is now: any change of it gives another version. */
  static String version(Source source) {
    byte[] digest = Digest.of(Json.MAPPER.writeValueAsString(source));
    return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
  }

  private void write(String who, String action, @Nullable Source before, Source after) {
    audit.write(who, action, List.of(new AuditLog.Change(after.id(), before, after)));
    sources.put(after.id(), after);
  }

  private void refuseSamePlace(Source source) {
    String place = Source.placeOf(source.address());
    sources.values().stream()
        .filter(other -> !other.id().equals(source.id()))
        .filter(other -> Source.placeOf(other.address()).equals(place))
        .findFirst()
        .ifPresent(
            other -> {
              throw Refusal.samePlace(other);
            });
  }

  private static void refuseWithoutPermission(Source source) {
    String reason = source.offReason();
    if (source.on() && reason != null && source.permission() == null) {
      throw Refusal.permission(source.id(), reason);
    }
  }

  private Polled polled(Source source) {
    Optional<PollState> state = states.get(source.id());
    return new Polled(source, state, health.isLate(source, state));
  }
}
