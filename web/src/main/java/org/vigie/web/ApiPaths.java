package org.vigie.web;

/** Where the API stands. */
final class ApiPaths {
  static final String ROOT = "/api/v1";
  static final String OPEN_API = ROOT + "/openapi.json";

  private ApiPaths() {}
}
