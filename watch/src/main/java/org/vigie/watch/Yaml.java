package org.vigie.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes a tree out of a YAML text.
 *
 * <p>It reads the parser's events one by one rather than let the library compose: so aliases and
 * deep nesting are refused before anything is built, and each part keeps its line.
 */
final class Yaml {
  /** More than any file of a watch needs, far less than the stack holds. */
  static final int MOST_NESTING = 16;

  private final Iterator<Event> events;
  private final Problems problems;

  private Yaml(Iterator<Event> events, Problems problems) {
    this.events = events;
    this.problems = problems;
  }

  /** The tree of a text; empty when it holds nothing or nothing that can be read. */
  static Optional<Node> parse(String text, Problems problems) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Math.max(1, content.length())).build();
    try {
      return new Yaml(new Parse(settings).parseString(content).iterator(), problems).document();
    } catch (RefusedException e) {
      problems.add(e.line, e.message);
    } catch (MarkedYamlEngineException e) {
      problems.add(line(e.getProblemMark()), "cannot be read as YAML: " + words(e));
    } catch (ReaderException e) {
      problems.add(lineAt(content, e.getPosition()), "holds a control character: remove it");
    } catch (YamlEngineException e) {
      problems.add(1, "cannot be read as YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<Node> document() {
    Optional<Node> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
        default -> {
          if (root.isPresent()) {
            throw new RefusedException(
                line(event.getStartMark()), "a second document: put it all in one, without '---'");
          }
          root = Optional.of(node(event, 1));
        }
      }
    }
    return root.filter(node -> !(node instanceof Node.Scalar scalar && scalar.value().isEmpty()));
  }

  private Node node(Event event, int depth) {
    int line = line(event.getStartMark());
    refuseWhatHides(event, line);
    if (depth > MOST_NESTING) {
      throw new RefusedException(line, "nested deeper than " + MOST_NESTING + " levels");
    }
    return switch (event.getEventId()) {
      case Scalar -> new Node.Scalar(line, value((ScalarEvent) event));
      case SequenceStart -> new Node.Sequence(line, items(depth));
      case MappingStart -> new Node.Mapping(line, entries(depth));
      default -> throw new RefusedException(line, "not expected here: " + event.getEventId());
    };
  }

  private List<Node> items(int depth) {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, depth + 1));
      event = events.next();
    }
    return items;
  }

  private List<Node.Entry> entries(int depth) {
    List<Node.Entry> entries = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      Node key = node(event, depth + 1);
      Node value = node(events.next(), depth + 1);
      if (!(key instanceof Node.Scalar(int line, String name))) {
        throw new RefusedException(key.line(), "a key must be a plain word, not " + key.kind());
      }
      Integer before = lines.putIfAbsent(name, line);
      if (before == null) {
        entries.add(new Node.Entry(line, name, value));
      } else {
        problems.add(line, "'" + name + "' is given twice: keep this or the one of line " + before);
      }
      event = events.next();
    }
    return entries;
  }

  private static void refuseWhatHides(Event event, int line) {
    boolean anchor = event instanceof NodeEvent node && node.getAnchor().isPresent();
    if (anchor || event instanceof AliasEvent) {
      throw new RefusedException(line, "anchors (&) and aliases (*) are refused: write it out");
    }
    boolean tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag().isPresent();
          case CollectionStartEvent start -> start.getTag().isPresent();
          default -> false;
        };
    if (tag) {
      throw new RefusedException(line, "tags (!) are refused: quote a text that starts with '!'");
    }
  }

  private static String value(ScalarEvent scalar) {
    String value = scalar.getValue().strip();
    boolean nothing = scalar.isPlain() && (value.equals("~") || value.equals("null"));
    return nothing ? "" : value;
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  private static String words(MarkedYamlEngineException e) {
    boolean elsewhere = e.getContextMark().isPresent() && e.getContext() != null;
    String context = ", " + e.getContext() + " that starts on line " + line(e.getContextMark());
    return e.getProblem() + (elsewhere ? context : "");
  }

  private static int lineAt(String text, int codePoints) {
    return 1 + (int) text.codePoints().limit(codePoints).filter(c -> c == '\n').count();
  }

  /** Leaves the nested calls at a part after which the rest cannot be trusted. */
  private static final class RefusedException extends RuntimeException {
    private final int line;
    private final String message;

    RefusedException(int line, String message) {
      super(message);
      this.line = line;
      this.message = message;
    }
  }
}
