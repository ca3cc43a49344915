package org.vigie.ingest.file;

/** Pages of news as sites have them. */
final class Pages {
  static final String BODY =
      "Fighters attacked a post near the river on Tuesday, the governor said in a statement that was"
          + " read on the radio in the evening. Reinforcements arrived from the town before noon.";

  private Pages() {}

  static String article(String title, String published) {
    return """
        <!DOCTYPE html><html lang="en"><head><title>%s</title>
        <meta property="og:site_name" content="The Courier">
        <meta property="article:published_time" content="%s"></head>
        <body><nav><a href="/">Home</a></nav><article><h1>%s</h1><p>%s</p><p>Second. %s</p></article>
        <footer>All rights reserved</footer></body></html>
        """
        .formatted(title, published, title, BODY, BODY);
  }
}
