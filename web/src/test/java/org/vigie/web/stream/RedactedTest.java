package org.vigie.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x  | {"id":"gone","title":"T"}                                | true
          x  | {"id":"gone","title":" ","text":""}                      | false
          x  | {"id":"kept","title":"T","story":"gone"}                 | false
          x  | {"filed":{"classified":{"article":{"id":"gone","text":"T"}}}} | true
          x  | {"first":{"article":"kept","title":"T"},"folded":[{"article":"gone","title":"T"}]} | true
          x  | {"first":{"article":"gone","title":"[retracted]"}}       | false
          gone | {"article":"gone","why":"asked"}                       | false
          gone | {"hits":[{"text":"T"}]}                                | true
          gone | no JSON                                                | true
          x  | no JSON of gone                                          | false
          """)
  void aRecordTellsOfWhatWasTakenOut(String key, String value, boolean tells) {
    assertThat(Redacted.tells(key, value.getBytes(UTF_8), "gone"::equals)).isEqualTo(tells);
  }
}
