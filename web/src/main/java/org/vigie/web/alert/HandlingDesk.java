package org.vigie.web.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.model.Alert;
import org.vigie.model.Handling;
import org.vigie.model.Handling.Kind;
import org.vigie.streams.View;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.Key;
import org.vigie.web.stream.AuditLog;

/** Where people acknowledge, snooze and mute alerts and stories. Who does is written down first. */
final class HandlingDesk {
  private static final LocalTime MORNING = LocalTime.of(7, 0);
  private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

  private final View<Handling> handled;
  private final Alerts alerts;
  private final Archive archive;
  private final AuditLog audit;
  private final InstantSource time;

  HandlingDesk(
      View<Handling> handled, Alerts alerts, Archive archive, AuditLog audit, InstantSource time) {
    this.handled = handled;
    this.alerts = alerts;
    this.archive = archive;
    this.audit = audit;
    this.time = time;
  }

  /** The alert with an id. */
  Alert alert(String id) {
    return alerts.get(id).orElseThrow(() -> Refusal.absent("alert", id));
  }

  /** Refuses a story that is neither alerted nor in the archive. */
  void requireStory(String id) {
    if (alerts.ofStory(id).findAny().isEmpty() && archive.story(id).isEmpty()) {
      throw Refusal.absent("story", id);
    }
  }

  /**
   * Does something about alerts or stories.
   *
   * @param subjects their ids
   * @param until when those that are snoozed are told of again; null of what is not snoozed
   */
  List<Handling> handle(String who, List<String> subjects, Kind kind, @Nullable Instant until) {
    Instant now = time.instant();
    boolean snoozes = kind == Kind.SNOOZED;
    if (snoozes
        ? until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))
        : until != null) {
      throw Refusal.invalid(
          "until",
          "What is snoozed is so until a time to come, at most a year away; nothing else is.",
          "Send the time as 2026-11-23T07:00:00Z with a snooze, and with nothing else.");
    }
    Map<String, Handling> done = new LinkedHashMap<>();
    subjects.forEach(id -> done.put(id, new Handling(id, kind, until, who, now)));
    audit.write(
        who,
        "alert." + Key.of(kind),
        done.values().stream().map(one -> change(one.subject(), one)).toList());
    handled.putAll(done);
    return List.copyOf(done.values());
  }

  /** Does to a row of the inbox what one of its buttons says. */
  void act(String who, String what, InboxRow row) {
    List<String> alerts = row.entries().stream().map(entry -> entry.alert().id()).toList();
    Instant now = time.instant();
    switch (what) {
      case "acknowledge" -> handle(who, alerts, Kind.ACKNOWLEDGED, null);
      case "hour" -> handle(who, alerts, Kind.SNOOZED, now.plus(Duration.ofHours(1)));
      case "morning" -> handle(who, alerts, Kind.SNOOZED, nextMorning(row, now));
      case "week" -> handle(who, alerts, Kind.SNOOZED, now.plus(Duration.ofDays(7)));
      case "mute" -> handle(who, List.of(row.story()), Kind.MUTED, null);
      case "undo" ->
          undo(
              who,
              row.entries().stream()
                  .flatMap(entry -> entry.alert().handlings(handled::get))
                  .map(Handling::subject)
                  .distinct()
                  .toList());
      default ->
          throw Refusal.invalid("act", "'" + what + "' cannot be done.", "Load the page again.");
    }
  }

  /** Seven in the morning of the next day, where the search's hours are. */
  private static Instant nextMorning(InboxRow row, Instant now) {
    ZoneId zone = row.entries().getFirst().rules().zone();
    return now.atZone(zone).toLocalDate().plusDays(1).atTime(MORNING).atZone(zone).toInstant();
  }

  /** Takes back what was done about some of them. */
  void undo(String who, List<String> subjects) {
    List<String> there = subjects.stream().filter(id -> handled.get(id).isPresent()).toList();
    if (there.isEmpty()) {
      return;
    }
    audit.write(who, "alert.undo", there.stream().map(id -> change(id, null)).toList());
    there.forEach(handled::remove);
  }

  private AuditLog.Change change(String subject, @Nullable Handling after) {
    return new AuditLog.Change(subject, handled.get(subject).orElse(null), after);
  }
}
