package org.vigie.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.ModelAndView;

/** The page of a problem, or for a part of a page that is asked for alone, the part. */
final class ErrorView {
  private final Common common;

  ErrorView(Common common) {
    this.common = common;
  }

  ModelAndView of(Problem problem, HttpServletRequest request, Locale locale) {
    ExtendedModelMap model = new ExtendedModelMap();
    common.frame(request, locale, model);
    model.addAttribute("problem", problem);
    boolean part = request.getHeader("HX-Request") != null;
    return new ModelAndView(part ? "fragments :: problem" : "error", model);
  }
}
