package org.vigie.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.vigie.model.Checked;
import org.vigie.model.Source;

/** Lets people look at addresses, so many times in a minute and one at a time each. */
final class CheckDesk {
  private static final int MOST = 10;
  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final SourceChecks checks;
  private final InstantSource time;

  private final Map<String, Deque<Instant>> looks = new HashMap<>();
  private final Set<String> looking = new HashSet<>();

  CheckDesk(SourceChecks checks, InstantSource time) {
    this.checks = checks;
    this.time = time;
  }

  Checked check(String who, Checked.Question question) {
    return inTurn(who, () -> checks.check(question));
  }

  Checked check(String who, Source source) {
    return inTurn(who, () -> checks.check(source));
  }

  private Checked inTurn(String who, Supplier<Checked> look) {
    begin(who);
    try {
      return look.get();
    } finally {
      end(who);
    }
  }

  private synchronized void begin(String who) {
    Instant now = time.instant();
    looks.values().forEach(past -> past.removeIf(at -> at.isBefore(now.minus(WITHIN))));
    looks.values().removeIf(Deque::isEmpty);
    Deque<Instant> past = looks.computeIfAbsent(who, w -> new ArrayDeque<>());
    if (past.size() >= MOST || looking.contains(who)) {
      throw Refusal.tooOften(MOST);
    }
    past.add(now);
    looking.add(who);
  }

  private synchronized void end(String who) {
    looking.remove(who);
  }
}
