package org.vigie.web.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.streams.View;
import org.vigie.web.stream.Newest;

/** The alerts as pages ask for them; those that changed last come first. */
public final class Alerts {
  private static final Newest.Name<Lists> ALL = new Newest.Name<>(Lists.ALL);
  private static final Newest.Name<Lists> RAISED = new Newest.Name<>(Lists.RAISED);
  private static final Newest.Name<Lists> TOLD = new Newest.Name<>(Lists.TOLD);

  private final View<Alert> view;
  private final Newest<Lists, Alert> newest = new Newest<>(Alerts::places);
  private final Set<String> searches = ConcurrentHashMap.newKeySet();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  private enum Lists {
    ALL,
    RAISED,
    TOLD,
    STORY,
    LEFT,
    SEARCH
  }

  Alerts(View<Alert> view) {
    this.view = view;
    view.listen(this::changed);
  }

  /** The offset of {@code vigie.alerts} that is read next: what stands before it is here. */
  public long nextOffset() {
    return view.nextOffset(0);
  }

  /** Tells of each story whose alerts change from now on, and of those that there are. */
  void listen(Consumer<String> listener) {
    listeners.add(listener);
    all().map(Alert::story).distinct().forEach(listener);
  }

  /** An alert has a new value; null when it was removed. */
  void changed(String id, @Nullable Alert alert) {
    Optional<Alert> before = newest.get(id);
    newest.changed(id, alert);
    if (alert != null) {
      searches.add(alert.search().id());
    }
    Stream.concat(Stream.ofNullable(alert), before.stream())
        .map(Alert::story)
        .distinct()
        .forEach(story -> listeners.forEach(listener -> listener.accept(story)));
  }

  Optional<Alert> get(String id) {
    return newest.get(id);
  }

  Stream<Alert> all() {
    return newest.of(ALL);
  }

  /** The first of all, so many at most. */
  Stream<Alert> all(int most) {
    return newest.of(ALL, most);
  }

  Stream<Alert> ofStory(String story) {
    return newest.of(ofOneStory(story));
  }

  /** Those that were of a story, and went to another. */
  Stream<Alert> thatLeft(String story) {
    return newest.of(new Newest.Name<>(Lists.LEFT, story));
  }

  /** Those of a saved search. */
  Stream<Alert> of(String search) {
    return newest.of(ofOneSearch(search));
  }

  /** Its first ones, so many at most. */
  Stream<Alert> of(String search, int most) {
    return newest.of(ofOneSearch(search), most);
  }

  /** The one of a saved search that changed last. */
  public Optional<Alert> last(String search) {
    return of(search, 1).findFirst();
  }

  /** Ids of the saved searches that ever had one, also of those that are gone. */
  Stream<String> searches() {
    return searches.stream();
  }

  /** How many a saved search has. */
  public int count(String search) {
    return newest.count(ofOneSearch(search));
  }

  /** The last that were raised of stories that are large enough, so many at most. */
  public Stream<Alert> raised(int most) {
    return newest.of(RAISED, most);
  }

  /** How many there are to be read: those of stories that are large enough. */
  public int count() {
    return newest.count(RAISED);
  }

  /** Those that changed or were told from a moment on. */
  Stream<Alert> since(Instant from) {
    return newest.since(TOLD, from);
  }

  /** Those of a saved search that did. */
  Stream<Alert> since(String search, Instant from) {
    return of(search).filter(alert -> !told(alert).isBefore(from));
  }

  static boolean isLargeEnough(Alert alert) {
    return alert.held() != Alert.Held.SIZE;
  }

  private static Newest.Name<Lists> ofOneStory(String id) {
    return new Newest.Name<>(Lists.STORY, id);
  }

  private static Newest.Name<Lists> ofOneSearch(String id) {
    return new Newest.Name<>(Lists.SEARCH, id);
  }

  private static Stream<Newest.Place<Lists>> places(Alert alert) {
    Stream<Newest.Place<Lists>> always =
        Stream.of(
            ALL.at(alert.changed()),
            TOLD.at(told(alert)),
            ofOneStory(alert.story()).at(alert.changed()),
            ofOneSearch(alert.search().id()).at(alert.changed()));
    Stream<Newest.Place<Lists>> left =
        alert.moves().from().stream()
            .map(one -> new Newest.Name<>(Lists.LEFT, one.story()).at(alert.changed()));
    Stream<Newest.Place<Lists>> raised =
        Stream.of(RAISED.at(alert.created())).filter(_ -> isLargeEnough(alert));
    return Stream.of(always, left, raised).flatMap(places -> places);
  }

  private static Instant told(Alert alert) {
    return alert.told().stream()
        .map(Alert.Told::at)
        .filter(at -> at.isAfter(alert.changed()))
        .max(Instant::compareTo)
        .orElse(alert.changed());
  }
}
