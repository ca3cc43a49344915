package org.vigie.alerts.match;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.memory.MemoryIndex;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.match.Anchors.Anchor;
import org.vigie.index.query.Condition;
import org.vigie.model.Filed;

/**
 * Matches a hundred thousand searches in the time that it takes to read an article. An article's
 * words lead to the leaves that ask for them ({@link Leaves}, {@link Scan}); the rarest leaf of
 * each search leads to the search ({@link Anchors}, {@link Postings}), which is passed over when
 * its second rarest is missing; what is left is a program of a few numbers ({@link Programs}).
 */
public final class FastEngine implements Engine {
  /** An anchor is thought over when the articles that have it became so many times as many. */
  private static final int MORE = 4;

  private final Leaves leaves = new Leaves();
  private final Programs programs = new Programs(leaves);
  private final Anchors anchors = new Anchors(leaves);
  private final Postings postings = new Postings();
  private final Scan scan = new Scan(leaves);

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();

  /** Of each search by its number. */
  private @Nullable String[] ids = new String[16];

  private int[][] code = new int[16][];
  private Anchor[][] anchored = new Anchor[16][];

  /** The last article that a search was run on. */
  private int[] tried = new int[16];

  private int article;

  /** How many articles there had been, on how many it was run since, and how many matched. */
  private int[] since = new int[16];

  private int[] runs = new int[16];
  private int[] matches = new int[16];

  /** Of searches that Lucene is asked of, which takes a hundred times as long. */
  private final Map<Integer, Meter> meters = new HashMap<>();

  private final Troubles troubles = new Troubles();

  /** Lazy leaves that are anchors, with how many searches have them: they are always looked at. */
  private final Map<Integer, Integer> looked = new HashMap<>();

  /** Leaves that turned out to be frequent. */
  private final Set<Integer> frequent = new LinkedHashSet<>();

  @Override
  public void put(Map<String, Condition> searches) {
    remove(searches.keySet());
    searches.forEach(this::add);
  }

  private void add(String id, Condition condition) {
    int search = free.isEmpty() ? numbers.size() : free.pop();
    if (search == ids.length) {
      int room = search + (search >> 1);
      ids = Arrays.copyOf(ids, room);
      code = Arrays.copyOf(code, room);
      anchored = Arrays.copyOf(anchored, room);
      tried = Arrays.copyOf(tried, room);
      since = Arrays.copyOf(since, room);
      runs = Arrays.copyOf(runs, room);
      matches = Arrays.copyOf(matches, room);
    }
    numbers.put(id, search);
    ids[search] = id;
    code[search] = programs.of(condition);
    since[search] = article;
    runs[search] = 0;
    matches[search] = 0;
    if (programs.asksLucene(code[search])) {
      meters.put(search, new Meter(article));
    }
    anchor(search);
  }

  @Override
  public void remove(Collection<String> ids) {
    for (String id : ids) {
      Integer search = numbers.remove(id);
      if (search != null) {
        free.push(search);
        lift(search);
        programs.release(code[search]);
        code[search] = new int[0];
        meters.remove(search);
        this.ids[search] = null;
      }
    }
  }

  private void anchor(int search) {
    anchored[search] = anchors.of(code[search]).toArray(new Anchor[0]);
    for (Anchor anchor : anchored[search]) {
      postings.add(search, anchor);
      if (leaves.lazy(anchor.leaf()) != null) {
        looked.merge(anchor.leaf(), 1, Integer::sum);
      }
    }
  }

  private void lift(int search) {
    for (Anchor anchor : anchored[search]) {
      postings.remove(search, anchor);
      looked.computeIfPresent(anchor.leaf(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  @Override
  public List<String> match(Filed filed) {
    article++;
    leaves.countArticle();
    scan.read(filed);
    looked.keySet().forEach(scan::is);
    List<String> found = new ArrayList<>();
    scan.each(leaf -> atLeaf(leaf, found));
    frequent.forEach(this::anchorAnew);
    frequent.clear();
    return found;
  }

  private void atLeaf(int leaf, List<String> found) {
    int size = postings.size(leaf);
    for (int at = 0; at < size; at += 2) {
      int guard = postings.guard(leaf, at);
      if (guard == Anchors.NONE || scan.is(guard)) {
        int search = postings.search(leaf, at);
        if (tried[search] != article) {
          tried[search] = article;
          if (run(search)) {
            found.add(ids[search]);
          }
        }
      }
    }
    int seen = leaves.count(leaf);
    if (size > 0 && isPower(seen)) {
      frequent.add(leaf);
    }
  }

  /** Whether a number is 4, 16, 64 and so on. */
  private static boolean isPower(int seen) {
    return seen >= MORE
        && Integer.bitCount(seen) == 1
        && Integer.numberOfTrailingZeros(seen) % Integer.numberOfTrailingZeros(MORE) == 0;
  }

  private boolean run(int search) {
    Meter meter = meters.get(search);
    boolean match = meter == null ? Programs.holds(code[search], scan) : asksLucene(search, meter);
    runs[search]++;
    matches[search] += match ? 1 : 0;
    return match;
  }

  private boolean asksLucene(int search, Meter meter) {
    String id = requireNonNull(ids[search]);
    MemoryIndex _ = scan.lucene(); // made once for all, it is nobody's cost
    long start = Meter.now();
    boolean match = false;
    try {
      match = Programs.holds(code[search], scan);
    } catch (RuntimeException e) {
      troubles.add(id, e);
    }
    meter.count(match, Meter.now() - start);
    troubles.check(id, meter.read(article));
    return match;
  }

  @Override
  public Map<String, Flaw> troubles() {
    return troubles.tell(this);
  }

  @Override
  public Optional<Cost> cost(String id) {
    Integer search = numbers.get(id);
    if (search == null) {
      return Optional.empty();
    }
    Meter meter = meters.get(search);
    return Optional.of(
        meter != null
            ? meter.read(article)
            : new Cost(article - since[search], runs[search], matches[search], Duration.ZERO));
  }

  /** Searches may have something rarer by now than a leaf that proved frequent. */
  private void anchorAnew(int leaf) {
    Set<Integer> searches = new LinkedHashSet<>();
    for (int at = 0; at < postings.size(leaf); at += 2) {
      searches.add(postings.search(leaf, at));
    }
    for (int search : searches) {
      lift(search);
      anchor(search);
    }
  }

  @Override
  public void close() {
    // All of it is memory.
  }
}
