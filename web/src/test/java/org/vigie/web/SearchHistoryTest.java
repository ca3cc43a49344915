package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigie.broker.FreePort;
import org.vigie.streams.Connection;

class SearchHistoryTest {

  @Test
  @Timeout(value = 15, unit = TimeUnit.SECONDS)
  void aPageDoesNotWaitForAnAuditThatCannotBeRead() throws Exception {
    Connection nobody = new Connection("127.0.0.1:" + FreePort.next(), "test");
    assertThat(new SearchHistory(new StreamTape(nobody)).soon("attacks")).isEmpty();
  }
}
