package org.vigie.web.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of a problem, in the reader's language; of a part of a page that is asked for alone, the
 * part.
 */
public final class ErrorView {
  private static final Object[] NO_VALUES = {};

  private final Frame frame;
  private final MessageSource messages;

  ErrorView(Frame frame, MessageSource messages) {
    this.frame = frame;
    this.messages = messages;
  }

  public ModelAndView of(Problem problem, HttpServletRequest request, Locale locale) {
    ExtendedModelMap model = new ExtendedModelMap();
    frame.addTo(model, request, locale);
    model.addAttribute("problem", problem);
    boolean part = request.getHeader("HX-Request") != null;
    return new ModelAndView(part ? "fragments :: problem" : "error", model);
  }

  /** The same on the page of a form, which keeps what was typed. */
  public void refused(Refusal refusal, Locale locale, HttpServletResponse response, Model model) {
    Problem problem = translate(refusal, locale);
    Problems.head(refusal, problem, response);
    model.addAttribute("problem", problem);
  }

  /** What went wrong, as its reader reads it. Programs read English. */
  public Problem translate(Exception e, Locale locale) {
    Problem problem = Problems.of(e);
    return e instanceof Refusal refusal
        ? translate(problem, refusal.key(), refusal.values(), locale)
        : translate(problem, locale);
  }

  /** The same of a status alone. */
  public Problem translate(Problem problem, Locale locale) {
    return translate(problem, Integer.toString(problem.status()), NO_VALUES, locale);
  }

  private Problem translate(Problem problem, String key, Object[] values, Locale locale) {
    return new Problem(
        problem.type(),
        problem.title(),
        problem.status(),
        say("wrong." + key, values, problem.detail(), locale),
        problem.where(),
        problem.position(),
        say("wrong." + key + ".next", values, problem.next(), locale));
  }

  private String say(String key, Object[] values, String english, Locale locale) {
    String said = messages.getMessage(key, values, null, locale);
    return said == null ? english : said;
  }
}
