package org.vigie.web;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Tomcat answers by itself, to requests that are so wrong that they reach no page: a line of
 * text, without its name, its version or a stack trace. Public because Tomcat makes it by its name.
 */
public final class PlainErrors extends ErrorReportValve {
  private static final Logger log = LoggerFactory.getLogger(PlainErrors.class);
  private static final int FIRST_ERROR = 400;

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      response.setHeader("Content-Security-Policy", Security.CONTENT_POLICY);
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setContentType("text/plain;charset=UTF-8");
      Writer out = response.getReporter();
      if (out != null) {
        out.write("Vigie cannot answer this request: " + status + "\n");
        response.finishResponse();
      }
    } catch (IOException e) {
      log.debug("an error could not be answered: {}", e.toString());
    }
  }
}
