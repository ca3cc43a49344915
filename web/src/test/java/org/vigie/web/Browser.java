package org.vigie.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.vigie.web.access.SignIn;

/** A browser, as far as HTTP goes: it keeps cookies and follows no redirect by itself. */
public final class Browser {

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI home;

  public Browser(URI home) {
    this.home = home;
  }

  /** One that has signed in. */
  public static Browser signedIn(TestDesk desk) throws IOException, InterruptedException {
    Browser browser = new Browser(desk.home());
    browser.get(desk.bean(SignIn.class).newLink());
    return browser;
  }

  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  public Document page(String path, String... headers) throws IOException, InterruptedException {
    return Jsoup.parse(get(path, headers).body());
  }

  /** Sends a form without a token. */
  public HttpResponse<String> post(String path, Map<String, String> form, String... headers)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(home.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a form with the token of a page, and reads the page that it leads to. */
  public Document submit(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    Element token = page("/search").selectFirst("input[name=_csrf]");
    if (token == null) {
      throw new IllegalStateException("no form on the page");
    }
    Map<String, String> whole = new HashMap<>(form);
    whole.put("_csrf", token.attr("value"));
    HttpResponse<String> answer = post(path, whole);
    if (answer.statusCode() / 100 != 3) {
      return Jsoup.parse(answer.body());
    }
    return page(answer.headers().firstValue("Location").orElseThrow());
  }

  /** Sends a form with a list of feeds and the token of a page, and reads the answer. */
  public Document upload(String path, Map<String, String> form, String list)
      throws IOException, InterruptedException {
    return Jsoup.parse(upload(path, "file", "list.opml", list.getBytes(UTF_8), form).body());
  }

  /** Sends a form with a file and the token of a page; the answer as it is. */
  public HttpResponse<String> upload(
      String path, String field, String name, byte[] bytes, Map<String, String> form)
      throws IOException, InterruptedException {
    Element token = page("/search").selectFirst("input[name=_csrf]");
    Map<String, String> whole = new HashMap<>(form);
    whole.put("_csrf", token == null ? "" : token.attr("value"));
    return client.send(
        HttpRequest.newBuilder(home.resolve(path))
            .header("Content-Type", Upload.TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(Upload.body(field, name, bytes, whole)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
