package org.vigie.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.vigie.web.answer.ApiErrors;
import org.vigie.web.answer.ErrorView;
import org.vigie.web.answer.Problem;
import org.vigie.web.answer.Problems;
import org.vigie.web.source.HubCalls;

/** Answers what no page and no part of the API took, or what failed before one could. */
@Controller
class ErrorPage implements ErrorController {
  private final ErrorView view;

  ErrorPage(ErrorView view) {
    this.view = view;
  }

  @RequestMapping("/error")
  @Nullable ModelAndView error(
      HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Problem problem = Problems.of(status instanceof Integer code ? code : 404, null);
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (path.startsWith("/api/")) {
      ApiErrors.write(problem, response);
      return null;
    }
    response.setStatus(problem.status());
    if (path.startsWith(HubCalls.ROOT)) {
      return null; // a stranger
    }
    return view.of(view.translate(problem, locale), request, locale);
  }
}
