package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Answer;
import org.vigie.model.PollState.Sighting;
import org.vigie.model.PollState.Whereabouts;
import org.vigie.model.Source;

/**
 * Which address a source is asked for at. A redirect for good is followed each time, but adopted
 * only after it was met again and again: the sign-in page of a train's network says the same.
 */
final class Redirects {
  static final int SIGHTINGS = 12;
  static final Duration LONG_ENOUGH = Duration.ofDays(6);

  /** How long an adopted address may fail before its source is asked for at its own again. */
  static final Duration PATIENCE = Duration.ofDays(1);

  private Redirects() {}

  /** Where a source is asked for now. */
  static URI address(Source source, Whereabouts whereabouts) {
    return whereabouts.adopted() == null ? source.address() : whereabouts.adopted();
  }

  /** After an answer that could be used. */
  static Whereabouts answered(
      Source source, Whereabouts before, List<Answer.Hop> redirects, Instant asked) {
    URI to = target(source, redirects).orElse(null);
    if (to == null) {
      return new Whereabouts(source.address(), before.adopted(), null, null);
    }
    Sighting sighting = sighted(before.sighting(), to, asked);
    if (sighting.times() < SIGHTINGS || sighting.since().plus(LONG_ENOUGH).isAfter(asked)) {
      return new Whereabouts(source.address(), before.adopted(), null, sighting);
    }
    URI adopted = to.equals(source.address()) ? null : to;
    return new Whereabouts(source.address(), adopted, null, null);
  }

  private static Sighting sighted(@Nullable Sighting before, URI to, Instant asked) {
    return before != null && before.to().equals(to)
        ? new Sighting(to, before.since(), before.times() + 1)
        : new Sighting(to, asked, 1);
  }

  /** Where it all leads, if each step is for good and none gives up encryption. */
  private static Optional<URI> target(Source source, List<Answer.Hop> redirects) {
    if (redirects.isEmpty() || !redirects.stream().allMatch(Answer.Hop::permanent)) {
      return Optional.empty();
    }
    URI to = redirects.getLast().to();
    boolean encrypted = "https".equals(source.address().getScheme());
    return encrypted && !"https".equals(to.getScheme()) ? Optional.empty() : Optional.of(to);
  }

  /** After anything else. */
  static Whereabouts failed(Source source, Whereabouts before, Instant asked) {
    URI adopted = before.adopted();
    if (adopted == null) {
      return new Whereabouts(source.address(), null, null, before.sighting());
    }
    Instant since = before.failingSince() == null ? asked : before.failingSince();
    return since.plus(PATIENCE).isAfter(asked)
        ? new Whereabouts(source.address(), adopted, since, before.sighting())
        : new Whereabouts(source.address(), null, null, null);
  }

  /** What an operator should know of a change; empty when there is nothing to tell. */
  static String told(Whereabouts before, Whereabouts after) {
    if (after.adopted() != null && !after.adopted().equals(before.adopted())) {
      return "; moved for good: now asked for at " + after.adopted();
    }
    if (after.adopted() == null && before.adopted() != null) {
      return "; asked for at its own address again";
    }
    Sighting sighting = after.sighting();
    return sighting == null
        ? ""
        : "; says that it moved for good to %s (%d times since %s)"
            .formatted(sighting.to(), sighting.times(), sighting.since());
  }
}
