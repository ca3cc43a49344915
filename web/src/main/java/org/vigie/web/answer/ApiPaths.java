package org.vigie.web.answer;

/** Where the API stands. */
public final class ApiPaths {
  public static final String ROOT = "/api/v1";
  public static final String OPEN_API = ROOT + "/openapi.json";

  private ApiPaths() {}
}
