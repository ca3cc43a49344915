package org.vigie.watch;

import static java.util.stream.Collectors.toCollection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vigie.model.Entity;
import org.vigie.model.Place;
import org.vigie.model.Source;
import org.vigie.model.Topic;
import org.vigie.model.Watch;
import org.vigie.watch.Node.Mapping;
import org.vigie.watch.WatchFolder.Invalid;
import org.vigie.watch.WatchFolder.Problem;
import org.vigie.watch.WatchFolder.Result;
import org.vigie.watch.WatchFolder.Valid;

/** Makes a watch out of the texts of its files. */
final class WatchReader {
  /** What a JSON number holds exactly. */
  private static final int JSON_BITS = 53;

  private final Map<String, Problems> problems = new LinkedHashMap<>();

  WatchReader() {
    WatchFolder.FILES.forEach(this::problems);
  }

  /** Where the problems of a file are collected. */
  Problems problems(String file) {
    return problems.computeIfAbsent(file, Problems::new);
  }

  /** Reads the texts by file name; a file that is not there counts as empty. */
  Result read(String folderName, Map<String, String> texts) {
    Settings settings = settings(folderName, texts.getOrDefault(WatchFolder.SETTINGS, ""));
    Set<String> actors = settings.extendsBundled() ? bundledActors() : new HashSet<>();
    List<Entity> entities =
        EntityReader.read(
            texts.getOrDefault(EntityReader.FILE, ""), problems(EntityReader.FILE), actors);
    entities.forEach(entity -> actors.add(entity.id()));
    List<Topic> topics =
        TopicReader.read(
            texts.getOrDefault(TopicReader.FILE, ""), problems(TopicReader.FILE), actors);
    List<Place> places =
        PlaceReader.read(texts.getOrDefault(PlaceReader.FILE, ""), problems(PlaceReader.FILE));
    List<Source> sources =
        SourceReader.read(texts.getOrDefault(SourceReader.FILE, ""), problems(SourceReader.FILE));
    List<Problem> found = problems.values().stream().flatMap(p -> p.found().stream()).toList();
    if (found.isEmpty() && texts.isEmpty()) {
      found = List.of(new Problem(folderName, 1, "holds none of " + WatchFolder.FILES));
    }
    if (!found.isEmpty()) {
      return new Invalid(found);
    }
    Watch watch = new Watch(settings.name(), version(texts, 0), topics, entities, places);
    Valid valid = new Valid(watch, sources);
    return settings.extendsBundled() ? extend(valid, texts) : valid;
  }

  private static Set<String> bundledActors() {
    return switch (WatchFolder.bundled()) {
      case Valid valid ->
          valid.watch().entities().stream().map(Entity::id).collect(toCollection(HashSet::new));
      case Invalid _ -> new HashSet<>();
    };
  }

  private record Settings(String name, boolean extendsBundled) {}

  private Settings settings(String folderName, String text) {
    Problems found = problems(WatchFolder.SETTINGS);
    Optional<Node> root = Yaml.parse(text, found);
    if (root.isEmpty()) {
      return new Settings(folderName, false);
    }
    if (!(root.get() instanceof Mapping mapping)) {
      found.add(root.get().line(), "must hold 'name: ...' and, if you like, 'extends: sahel'");
      return new Settings(folderName, false);
    }
    Fields fields = new Fields(mapping, found);
    String name = fields.text("name", folderName);
    String base = fields.text("extends", "");
    if (!base.isEmpty() && !base.equals(WatchFolder.BUNDLED)) {
      fields.problem("extends", "is '" + base + "': only 'sahel' can be extended");
    }
    fields.good();
    return new Settings(name, !base.isEmpty());
  }

  private static Result extend(Valid own, Map<String, String> texts) {
    return switch (WatchFolder.bundled()) {
      case Valid(Watch base, List<Source> sources) -> {
        Watch watch = own.watch();
        yield new Valid(
            new Watch(
                watch.name(),
                version(texts, base.version()),
                replace(base.topics(), watch.topics(), Topic::id),
                replace(base.entities(), watch.entities(), Entity::id),
                replace(base.places(), watch.places(), Place::id)),
            replace(sources, own.sources(), Source::id));
      }
      case Invalid invalid -> invalid;
    };
  }

  /** The base in its order, each replaced by the one of the same id; then what is new. */
  private static <T> List<T> replace(List<T> base, List<T> own, Function<T, String> id) {
    Map<String, T> byId = new LinkedHashMap<>();
    Stream.concat(base.stream(), own.stream()).forEach(item -> byId.put(id.apply(item), item));
    return List.copyOf(byId.values());
  }

  /** A fingerprint of the texts. */
  private static long version(Map<String, String> texts, long base) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Long.toString(base).getBytes(StandardCharsets.UTF_8));
      for (String file : WatchFolder.FILES) {
        digest.update((byte) 0);
        digest.update(texts.getOrDefault(file, "").getBytes(StandardCharsets.UTF_8));
      }
      return Math.max(1, ByteBuffer.wrap(digest.digest()).getLong() >>> (64 - JSON_BITS));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
