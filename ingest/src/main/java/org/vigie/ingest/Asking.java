package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vigie.http.Answer;
import org.vigie.model.Checked;

/** The requests of one check: a few, one after the other, within a time; each is written down. */
final class Asking {
  private static final int MOST = 9;
  private static final Duration LONGEST = Duration.ofSeconds(45);

  private final Fetcher fetcher;
  private final HostGates gates;
  private final List<Checked.Request> requests = new ArrayList<>();
  private final long end = System.nanoTime() + LONGEST.toNanos();

  Asking(Fetcher fetcher, HostGates gates) {
    this.fetcher = fetcher;
    this.gates = gates;
  }

  /** What was asked, in order. */
  List<Checked.Request> requests() {
    return List.copyOf(requests);
  }

  /** Whether there is time for one more. */
  boolean isInTime() {
    return System.nanoTime() - end < 0;
  }

  /**
   * Asks for what is at an address, when its host's turn has come.
   *
   * @throws InterruptedException when the asking was ended from outside
   */
  FetchResult get(URI address) throws InterruptedException {
    if (requests.size() >= MOST || !isInTime()) {
      return new FetchResult.Broken("not asked any more: this took long enough", false);
    }
    FetchResult result = fetcher.fetch(address, gates.turns());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    requests.add(request(address, result));
    return result;
  }

  /** Adds to the last request what its answer turned out to be. */
  void turnedOut(String what) {
    Checked.Request last = requests.removeLast();
    requests.add(
        new Checked.Request(last.address(), last.to(), last.moved(), last.outcome() + ": " + what));
  }

  private static Checked.Request request(URI address, FetchResult result) {
    List<Answer.Hop> hops =
        result instanceof FetchResult.Fetched fetched ? fetched.redirects() : List.of();
    return new Checked.Request(
        address,
        hops.isEmpty() ? null : hops.getLast().to(),
        !hops.isEmpty() && hops.stream().allMatch(Answer.Hop::permanent),
        outcome(result));
  }

  /** What came of a request, in the words of an operator. */
  static String outcome(FetchResult result) {
    return switch (result) {
      case FetchResult.Fetched fetched -> "HTTP 200, " + size(fetched.body().length);
      case FetchResult.Unchanged _ -> "HTTP 304";
      case FetchResult.Throttled throttled -> "HTTP " + throttled.status();
      case FetchResult.Blocked blocked -> "HTTP " + blocked.status();
      case FetchResult.Gone _ -> "HTTP 410";
      case FetchResult.Disallowed disallowed -> disallowed.reason();
      case FetchResult.Waiting waiting -> waiting.reason();
      case FetchResult.Broken broken -> broken.reason();
    };
  }

  private static String size(int bytes) {
    return bytes < 10_000 ? bytes + " bytes" : bytes / 1_000 + " kB";
  }
}
