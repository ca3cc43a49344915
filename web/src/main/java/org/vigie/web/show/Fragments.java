package org.vigie.web.show;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders pieces of pages for live clients. */
public final class Fragments {
  private final ITemplateEngine engine;
  private final Shows shows;

  Fragments(ITemplateEngine engine, Shows shows) {
    this.engine = engine;
    this.shows = shows;
  }

  /** A fragment of a template. */
  public String render(
      String template, String fragment, Locale locale, Map<String, Object> values) {
    Context context = new Context(locale, values);
    context.setVariables(shows.all(locale));
    return engine.process(template, Set.of(fragment), context);
  }
}
