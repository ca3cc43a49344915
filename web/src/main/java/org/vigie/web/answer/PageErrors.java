package org.vigie.web.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Answers a browser whose request failed: with a page that says what to do. */
@ControllerAdvice(annotations = Controller.class)
@Order(2)
class PageErrors {
  private final ErrorView view;

  PageErrors(ErrorView view) {
    this.view = view;
  }

  @ExceptionHandler(Exception.class)
  @Nullable ModelAndView answer(
      Exception e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
    Problem problem = view.translate(e, locale);
    if (response.isCommitted()) {
      return null; // no page into the middle of another answer
    }
    Problems.head(e, problem, response);
    return view.of(problem, request, locale);
  }
}
