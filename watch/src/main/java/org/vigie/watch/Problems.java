package org.vigie.watch;

import java.util.ArrayList;
import java.util.List;
import org.vigie.watch.WatchFolder.Problem;

/** Collects what is wrong with one file. */
final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(int line, String message) {
    found.add(new Problem(file, line, message));
  }

  int count() {
    return found.size();
  }

  List<Problem> found() {
    return List.copyOf(found);
  }
}
