package org.vigie.web;

import java.time.Duration;

/**
 * How the pages and the API are served: on the loopback interface only.
 *
 * @param port where; 0 for any free one
 * @param cliToken what a program shows as its bearer token; at least 32 characters
 * @param version the version of Vigie, shown at the foot of each page
 * @param samples true when the articles are samples, which every page then says
 * @param linkLife how long a sign-in link works
 */
public record WebSettings(
    int port, String cliToken, String version, boolean samples, Duration linkLife) {
  private static final int LEAST_TOKEN = 32;

  public WebSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port=" + port + ": a port is between 0 and 65535");
    }
    if (cliToken.length() < LEAST_TOKEN) {
      throw new IllegalArgumentException(
          "the CLI token must have at least " + LEAST_TOKEN + " characters");
    }
    if (!linkLife.isPositive()) {
      throw new IllegalArgumentException("a sign-in link must live longer than " + linkLife);
    }
  }
}
