package org.vigie.web.source;

import java.net.URI;
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
import org.vigie.web.answer.Refusal;

/**
 * Lets people look at addresses, of sources and of articles, so many times in a minute and one at a
 * time each.
 */
final class CheckDesk {
  private static final int MOST = 10;
  private static final Duration WITHIN = Duration.ofMinutes(1);

  /** Until another look may have ended. */
  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  private final SourceChecks checks;
  private final Documents documents;
  private final InstantSource time;

  private final Map<String, Deque<Instant>> looks = new HashMap<>();
  private final Set<String> looking = new HashSet<>();

  CheckDesk(SourceChecks checks, Documents documents, InstantSource time) {
    this.checks = checks;
    this.documents = documents;
    this.time = time;
  }

  Checked check(String who, Checked.Question question) {
    return inTurn(who, () -> checks.check(question));
  }

  Checked check(String who, Source source) {
    return inTurn(who, () -> checks.check(source));
  }

  /** What is at an address that somebody wants to add as an article. */
  Documents.Found fetch(String who, URI address) {
    return inTurn(who, () -> documents.fetch(address));
  }

  private <T> T inTurn(String who, Supplier<T> look) {
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
    if (past.size() >= MOST) {
      throw Refusal.tooOften(MOST, Duration.between(now, past.getFirst().plus(WITHIN)));
    }
    if (looking.contains(who)) {
      throw Refusal.tooOften(MOST, A_MOMENT);
    }
    past.add(now);
    looking.add(who);
  }

  private synchronized void end(String who) {
    looking.remove(who);
  }
}
