package org.vigie.ingest;

/** What came of a request, in the words of an operator. */
final class Requests {
  private Requests() {}

  static String outcome(FetchResult result) {
    return switch (result) {
      case FetchResult.Fetched fetched -> "HTTP 200, " + fetched.body().length + " bytes";
      case FetchResult.Unchanged _ -> "HTTP 304";
      case FetchResult.Throttled throttled -> "HTTP " + throttled.status();
      case FetchResult.Blocked blocked -> "HTTP " + blocked.status();
      case FetchResult.Gone _ -> "HTTP 410";
      case FetchResult.Broken broken -> broken.reason();
    };
  }
}
