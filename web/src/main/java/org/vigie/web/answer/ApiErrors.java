package org.vigie.web.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.vigie.streams.Json;

/** Answers a program whose request failed, as RFC 9457 has it. */
@RestControllerAdvice(annotations = RestController.class)
@Order(1)
public class ApiErrors {
  @ExceptionHandler(Exception.class)
  void answer(Exception e, HttpServletResponse response) throws IOException {
    Problem problem = Problems.of(e);
    if (!response.isCommitted()) {
      Problems.head(e, problem, response);
    }
    write(problem, response);
  }

  public static void write(Problem problem, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(problem));
  }
}
