package org.vigie.index.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RevisionsTest {

  /** Ids that fall into the same slots. */
  @Property
  void holdWhatAMapWould(@ForAll @Size(max = 200) List<@IntRange(max = 60) Integer> steps) {
    Revisions revisions = new Revisions();
    Map<Long, Long> map = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      long id = (steps.get(i) % 20) * 1024L + steps.get(i) % 2;
      if (steps.get(i) > 40) {
        revisions.remove(id);
        map.remove(id);
      } else {
        revisions.put(id, i);
        map.put(id, (long) i);
      }
    }
    assertThat(revisions.size()).isEqualTo(map.size());
    for (int step = 0; step < 40; step++) {
      long id = (step % 20) * 1024L + step / 20;
      assertThat(revisions.get(id)).isEqualTo(map.getOrDefault(id, Revisions.NONE));
    }
  }

  @Example
  void growWithWhatTheyHold() {
    Revisions revisions = new Revisions();
    for (long i = 0; i < 100_000; i++) {
      revisions.put(i * 7919, i);
      if (i % 3 == 0) {
        revisions.remove(i * 7919);
      }
    }
    assertThat(revisions.size()).isEqualTo(66_666);
    assertThat(revisions.get(7919)).isOne();
    assertThat(revisions.get(3 * 7919)).isEqualTo(Revisions.NONE);
    assertThat(revisions.get(99_998L * 7919)).isEqualTo(99_998);
  }
}
