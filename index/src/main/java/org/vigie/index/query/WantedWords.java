package org.vigie.index.query;

import java.util.ArrayList;
import java.util.List;

/** Gathers the words that a query looks for in any of their forms. */
final class WantedWords {
  private final String query;
  private final QueryParser parser;
  private final List<Word> words = new ArrayList<>();

  WantedWords(String query, QueryParser parser) {
    this.query = query;
    this.parser = parser;
  }

  List<Word> of(Node root) {
    gather(root);
    return List.copyOf(words);
  }

  private void gather(Node node) {
    switch (node) {
      case Node.And and -> and.parts().forEach(this::gather);
      case Node.Or or -> or.branches().forEach(this::gather);
      case Node.Words wanted -> {
        if (wanted.scope().kind() == Field.Kind.WORDS && !wanted.scope().literal()) {
          gather(wanted);
        }
      }
      case Node.Not _, // What is left out may well be missing.
          Node.Everything _,
          Node.Prefix _,
          Node.Value _,
          Node.ValuePrefix _,
          Node.Between _,
          Node.Near _ -> {}
    }
  }

  private void gather(Node.Words wanted) {
    int start = query.indexOf(wanted.text(), wanted.position());
    // Otherwise it is written with escapes.
    if (start >= 0 && start + wanted.text().length() <= parser.range(wanted).end()) {
      Word.in(wanted.text()).forEach(word -> words.add(word.after(start)));
    }
  }
}
