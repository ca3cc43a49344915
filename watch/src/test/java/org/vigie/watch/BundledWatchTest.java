package org.vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.model.Entity;
import org.vigie.model.Place;
import org.vigie.model.Place.Precision;
import org.vigie.model.Source;
import org.vigie.model.Topic;
import org.vigie.model.Watch;
import org.vigie.watch.WatchFolder.Invalid;
import org.vigie.watch.WatchFolder.Valid;

class BundledWatchTest {
  private final Valid valid = bundled();
  private final Watch watch = valid.watch();

  @Test
  void hasTheThreeTopicsInOrder() {
    assertThat(watch.name()).isEqualTo("sahel");
    assertThat(watch.version()).isPositive();
    assertThat(watch.topics())
        .extracting(Topic::id)
        .containsExactly("aes", "wagner", "jihadist-attack");
  }

  @Test
  void isLargeEnoughToBeOfUse() {
    assertThat(watch.entities()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(watch.places()).filteredOn(this::isTown).hasSizeGreaterThanOrEqualTo(250);
    assertThat(valid.sources()).filteredOn(Source::on).hasSizeGreaterThanOrEqualTo(80);
  }

  @Test
  void usesEachIdOnce() {
    assertThat(ids(watch.entities(), Entity::id)).doesNotHaveDuplicates();
    assertThat(ids(watch.places(), Place::id)).doesNotHaveDuplicates();
    assertThat(ids(valid.sources(), Source::id)).doesNotHaveDuplicates();
  }

  @Test
  void namesEverythingInEnglishAndFrench() {
    Stream<Map<String, String>> names =
        Stream.of(
                watch.topics().stream().map(Topic::names),
                watch.topics().stream().map(Topic::definition),
                watch.entities().stream().map(Entity::names),
                watch.places().stream().map(Place::names))
            .flatMap(Function.identity());
    assertThat(names).allSatisfy(byLanguage -> assertThat(byLanguage).containsKeys("en", "fr"));
  }

  @Test
  void listsNoNameTwiceForOneEntity() {
    assertThat(watch.entities())
        .allSatisfy(
            entity ->
                assertThat(
                        Stream.concat(entity.aliases().stream(), entity.ambiguous().stream())
                            .toList())
                    .as(entity.id())
                    .doesNotHaveDuplicates());
  }

  @Test
  void putsEachPlaceInsideItsCountry() {
    Map<String, double[]> southNorthWestEast =
        Map.of(
            "ML", new double[] {10, 25.1, -12.4, 4.4},
            "BF", new double[] {9.3, 15.2, -5.6, 2.5},
            "NE", new double[] {11.6, 23.6, 0.1, 16.1},
            "NG", new double[] {4.2, 14, 2.6, 14.8},
            "BJ", new double[] {6.1, 12.5, 0.7, 3.9},
            "TG", new double[] {6, 11.2, -0.2, 1.9},
            "CI", new double[] {4.3, 10.8, -8.7, -2.4},
            "TD", new double[] {7.4, 23.5, 13.4, 24.1});
    assertThat(watch.places())
        .filteredOn(place -> southNorthWestEast.containsKey(place.country()))
        .allSatisfy(
            place -> {
              double[] box = southNorthWestEast.getOrDefault(place.country(), new double[4]);
              assertThat(place.latitude()).as(place.id()).isBetween(box[0], box[1]);
              assertThat(place.longitude()).as(place.id()).isBetween(box[2], box[3]);
            });
  }

  private boolean isTown(Place place) {
    return place.precision() == Precision.EXACT || place.precision() == Precision.NEAR;
  }

  private static <T> List<String> ids(List<T> items, Function<T, String> id) {
    return items.stream().map(id).toList();
  }

  private static Valid bundled() {
    return switch (WatchFolder.bundled()) {
      case Valid valid -> valid;
      case Invalid invalid -> throw new AssertionError(invalid.problems().toString());
    };
  }
}
