package org.vigie.ingest;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Answer;
import org.vigie.http.Links;
import org.vigie.http.Outbound;

/**
 * What the sites' robots.txt ask of us (RFC 9309), for what we come to by ourselves: pages of
 * articles, and pages that are read for their links. A feed is made for programs, and each is asked
 * for by a person.
 */
final class Robots {
  /** The name to which rules are addressed. */
  static final String TOKEN = "vigie";

  /** As much of a robots.txt counts. */
  static final int MOST_BYTES = 500 << 10;

  static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
  static final Duration KEPT = Duration.ofHours(24);
  static final Duration RETRY = Duration.ofMinutes(30);

  /** After nobody answered: it may have been our own network. The host has its rest besides. */
  static final Duration SOON = Duration.ofMinutes(2);

  private static final int MANY = 2_000;

  private final Outbound outbound;
  private final HostGates gates;
  private final HostGates.Time time;
  private final Map<String, Site> sites =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Site> eldest) {
          return size() > MANY;
        }
      };

  /** What is known of a site; guarded by the lock. */
  private static final class Site {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Rules rules;
    private @Nullable Rules lastKnown;
    private long until;
  }

  /**
   * What a site asks of us.
   *
   * @param rules as they were understood
   * @param origin of the rules, for an operator
   * @param told whether the site told them; else nothing is allowed until it does
   * @param answered whether its server answered at all
   */
  record Rules(BaseRobotRules rules, String origin, boolean told, boolean answered) {
    private Rules(BaseRobotRules rules, String origin) {
      this(rules, origin, true, true);
    }

    /**
     * Reads a robots.txt. Whatever it holds, it is read as far as it makes sense.
     *
     * @param site whose it is
     */
    static Rules parse(byte[] bytes, @Nullable String contentType, URI site) {
      String type = contentType == null ? "text/plain" : contentType;
      try {
        return new Rules(
            new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(site.toString(), bytes, type, List.of(TOKEN)),
            "asks not to read it");
      } catch (RuntimeException e) {
        return all("cannot be understood");
      }
    }

    static Rules all(String origin) {
      return new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), origin);
    }

    static Rules untold(String origin, boolean answered) {
      return new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), origin, false, answered);
    }

    boolean allows(URI page) {
      return rules.isAllowed(page.toString());
    }

    /** The sitemaps that it names. */
    List<URI> sitemaps() {
      return rules.getSitemaps().stream()
          .flatMap(address -> Links.web(address).stream())
          .distinct()
          .toList();
    }

    /** The least time between two requests, as far as it is kept. */
    Duration delay() {
      long millis = rules.getCrawlDelay();
      if (millis <= 0) {
        return Duration.ZERO;
      }
      return Duration.ofMillis(Math.min(millis, LONGEST_DELAY.toMillis()));
    }
  }

  Robots(Outbound outbound, HostGates gates) {
    this(outbound, gates, HostGates.REAL);
  }

  Robots(Outbound outbound, HostGates gates, HostGates.Time time) {
    this.outbound = outbound;
    this.gates = gates;
    this.time = time;
  }

  /** The turns of one fetch of a page. */
  Turns turns() {
    return new RobotsTurns(gates.turns());
  }

  /** The turns of one fetch of a page, for which room is needed besides. */
  Turns turns(HostGates.Admission admission) {
    return new RobotsTurns(gates.turns(admission));
  }

  private final class RobotsTurns implements Turns {
    private final HostGates.HostTurns host;
    private @Nullable FetchResult disallowed;

    RobotsTurns(HostGates.HostTurns host) {
      this.host = host;
    }

    @Override
    public Answer pass(URI uri, Supplier<Answer> request) throws InterruptedException {
      return gates.isExempt(uri)
          ? host.pass(uri, request)
          : host.admitted(uri, () -> asAllowed(uri, request));
    }

    private Answer asAllowed(URI uri, Supplier<Answer> request) throws InterruptedException {
      Rules rules = rules(uri);
      if (rules.allows(uri)) {
        return host.pass(uri, rules.delay(), request);
      }
      String reason = "robots.txt of " + uri.getHost() + " " + rules.origin();
      disallowed =
          rules.told()
              ? new FetchResult.Disallowed(reason)
              : new FetchResult.Broken(reason, rules.answered());
      return new Answer.Refused(Answer.Refusal.FOR_NOW, reason);
    }

    @Override
    public Optional<FetchResult> heldBack() {
      return Optional.ofNullable(disallowed).or(host::heldBack);
    }
  }

  /** What the site of a page asks of us. */
  Rules rules(URI page) throws InterruptedException {
    URI address = URI.create(page.getScheme() + "://" + page.getRawAuthority() + "/robots.txt");
    Site site = site(address.toString().toLowerCase(Locale.ROOT));
    site.lock.lockInterruptibly();
    try {
      Rules rules = site.rules;
      return rules == null || time.now() - site.until >= 0 ? ask(site, address) : rules;
    } finally {
      site.lock.unlock();
    }
  }

  private Site site(String address) {
    synchronized (sites) {
      return sites.computeIfAbsent(address, _ -> new Site());
    }
  }

  private Rules ask(Site site, URI address) throws InterruptedException {
    Answer answer =
        outbound.getStart(address, Map.of("Accept", "text/plain"), MOST_BYTES, gates.turns());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Optional<Rules> told = told(answer, address);
    site.lastKnown = told.orElse(site.lastKnown);
    Rules rules =
        told.or(() -> Optional.ofNullable(site.lastKnown)).orElseGet(() -> unread(answer));
    site.rules = rules;
    Duration kept = told.isPresent() ? KEPT : rules.answered() ? RETRY : SOON;
    site.until = time.now() + kept.toNanos();
    return rules;
  }

  /** Empty when it cannot be known: then nothing is allowed that was not allowed before. */
  private static Optional<Rules> told(Answer answer, URI address) {
    return switch (answer) {
      case Answer.Received received when received.status() >= 500 -> Optional.empty();
      case Answer.Received received when received.status() >= 300 ->
          Optional.of(Rules.all("answers with HTTP " + received.status()));
      case Answer.Received received ->
          Optional.of(
              Rules.parse(
                  received.body(), received.headers().first("Content-Type").orElse(null), address));
      case Answer.Failed failed when failed.kind() == Answer.Kind.TOO_MANY_REDIRECTS ->
          Optional.of(Rules.all("leads nowhere"));
      case Answer.Failed _, Answer.Refused _ -> Optional.empty();
    };
  }

  private static Rules unread(Answer answer) {
    return switch (answer) {
      case Answer.Received received -> unread("HTTP " + received.status(), true);
      case Answer.Failed failed -> unread(failed.reason(), !HostGates.isUnreachable(failed.kind()));
      case Answer.Refused refused -> unread(refused.reason(), false);
    };
  }

  private static Rules unread(String reason, boolean answered) {
    return Rules.untold("cannot be read: " + reason, answered);
  }
}
