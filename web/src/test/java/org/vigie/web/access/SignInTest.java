package org.vigie.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final Duration LINK_LIFE = Duration.ofHours(1);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T08:00:00Z"));
  private final SignIn signIn = new SignIn(LINK_LIFE, now::get, () -> 8080);

  @Test
  void aLinkSignsInOnce() {
    String token = token();
    assertThat(signIn.redeem(token)).isTrue();
    assertThat(signIn.redeem(token)).isFalse();
  }

  @Test
  void aLinkStandsOnThisMachine() {
    assertThat(signIn.newLink()).hasHost("127.0.0.1").hasPort(8080).hasPath("/sign-in");
  }

  @Test
  void aLinkEndsWithItsLife() {
    String token = token();
    now.set(now.get().plus(LINK_LIFE));
    assertThat(signIn.redeem(token)).isFalse();
  }

  @Test
  void whatIsNotATokenDoesNotSignIn() {
    String token = token();
    assertThat(signIn.redeem("")).isFalse();
    assertThat(signIn.redeem(token.substring(1))).isFalse();
    assertThat(signIn.redeem("é" + token)).isFalse();
    assertThat(signIn.redeem(token)).isTrue();
  }

  @Test
  void theOldestOfTooManyLinksEnds() {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      tokens.add(token());
    }
    assertThat(signIn.redeem(tokens.getFirst())).isFalse();
    assertThat(signIn.redeem(tokens.getLast())).isTrue();
  }

  private String token() {
    return signIn.newLink().getQuery().substring("token=".length());
  }
}
