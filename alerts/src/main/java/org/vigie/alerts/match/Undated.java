package org.vigie.alerts.match;

import java.util.List;
import org.vigie.index.query.Condition;

/**
 * Makes a condition without dates, which matches whatever the whole matches on any day, and more.
 */
final class Undated {
  private static final Condition ALL = new Condition.Everything();
  private static final Condition NONE = new Condition.Or(List.of());

  private Undated() {}

  static Condition of(Condition condition) {
    return of(condition, ALL, NONE);
  }

  /** Within what must not match, less has to match so that the whole matches more. */
  private static Condition of(Condition condition, Condition date, Condition opposite) {
    return switch (condition) {
      case Condition.Between between -> between.relative() ? date : between;
      case Condition.And and ->
          new Condition.And(
              and.all().stream().map(part -> of(part, date, opposite)).toList(),
              and.none().stream().map(part -> of(part, opposite, date)).toList());
      case Condition.Or or ->
          new Condition.Or(or.any().stream().map(part -> of(part, date, opposite)).toList());
      case Condition.Everything _,
          Condition.Words _,
          Condition.Beginning _,
          Condition.Value _,
          Condition.ValueBeginning _,
          Condition.Near _ ->
          condition;
    };
  }
}
