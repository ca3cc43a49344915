package org.vigie.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** Answers a browser whose request failed: with a page that says what to do. */
@ControllerAdvice(annotations = Controller.class)
@Order(2)
class PageErrors {
  private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

  private final ErrorView view;

  PageErrors(ErrorView view) {
    this.view = view;
  }

  @ExceptionHandler(Exception.class)
  ModelAndView answer(
      Exception e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
    Problem problem = Problems.of(e);
    response.setStatus(problem.status());
    return view.of(problem, request, locale);
  }

  /** A live client that has left needs no answer. */
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void gone(AsyncRequestNotUsableException e) {
    log.debug("a live client left: {}", e.toString());
  }
}
