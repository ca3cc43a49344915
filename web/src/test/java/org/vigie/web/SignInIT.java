package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.web.access.SignIn;
import org.vigie.web.alert.Searches;

class SignInIT {
  private final TestDesk desk = TestDesk.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/search",
        "/article/x",
        "/alerts",
        "/alerts/searches",
        "/alerts/deliveries",
        "/streams",
        "/streams/sources",
        "/streams/dead-letters",
        "/live",
        "/nothing-here"
      })
  void withoutASessionEveryPageLeadsToHowToSignIn(String path) throws Exception {
    HttpResponse<String> answer = new Browser(desk.home()).get(path);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
    assertThat(new Browser(desk.home()).page("/sign-in").text())
        .contains("Vigie prints a sign-in link when it starts")
        .contains("vigie link", "--data");
  }

  @Test
  void aLinkOpensASessionOnce() throws Exception {
    URI link = desk.bean(SignIn.class).newLink();
    Browser browser = new Browser(desk.home());
    HttpResponse<String> first = browser.get(link);
    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(first.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie -> assertThat(cookie).startsWith("vigie-").contains("HttpOnly", "SameSite=Lax"));
    assertThat(browser.get("/").statusCode()).isEqualTo(200);

    HttpResponse<String> second = new Browser(desk.home()).get(link);
    assertThat(second.statusCode()).isEqualTo(403);
    assertThat(second.body()).contains("A link works once");
  }

  @Test
  void aSessionThatWasPlantedIsNotTheOneThatSignsIn() throws Exception {
    Browser browser = new Browser(desk.home());
    HttpResponse<String> before = browser.get("/sign-in");
    String planted = cookie(before);
    String token = Jsoup.parse(before.body()).select("input[name=_csrf]").attr("value");
    String after = cookie(browser.get(desk.bean(SignIn.class).newLink()));
    assertThat(planted).isNotEmpty();
    assertThat(after).isNotEmpty().isNotEqualTo(planted);
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
    assertThat(token).isNotEmpty();
    assertThat(browser.post("/preferences", Map.of("lang", "fr", "_csrf", token)).statusCode())
        .as("nor is its token a token of the new session")
        .isEqualTo(403);
  }

  @Test
  void aStrangersSessionIsShortAndAReadersLong() throws Exception {
    Browser browser = new Browser(desk.home());
    assertThat(secondsOf(cookie(browser.get("/sign-in")))).isEqualTo(15 * 60);
    assertThat(secondsOf(cookie(browser.get(desk.bean(SignIn.class).newLink()))))
        .isEqualTo(7 * 24 * 60 * 60);
  }

  @Test
  void theLanguageCanBeChosenBeforeSigningIn() throws Exception {
    Browser browser = new Browser(desk.home());
    Document page = browser.page("/sign-in");
    String token = page.select("input[name=_csrf]").attr("value");
    Map<String, String> choice = Map.of("lang", "fr", "back", "/sign-in");
    assertThat(browser.post("/preferences", choice).statusCode()).isEqualTo(403);
    Map<String, String> form = new HashMap<>(choice);
    form.put("_csrf", token);
    assertThat(browser.post("/preferences", form).statusCode()).isEqualTo(302);
    assertThat(browser.page("/sign-in").text()).contains("Connexion");
  }

  private int secondsOf(String cookie) throws IOException {
    String id = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    for (Container child : desk.server().getTomcat().getHost().findChildren()) {
      Session session = ((Context) child).getManager().findSession(id);
      if (session != null) {
        return session.getMaxInactiveInterval();
      }
    }
    throw new AssertionError("no session " + id);
  }

  @Test
  void signingInLeadsToAPageOfOursOnly() throws Exception {
    for (String next :
        new String[] {"https://evil.example/", "//evil.example", "/\\evil.example"}) {
      URI link =
          URI.create(
              desk.bean(SignIn.class).newLink()
                  + "&next="
                  + URLEncoder.encode(next, StandardCharsets.UTF_8));
      assertThat(new Browser(desk.home()).get(link).headers().firstValue("Location"))
          .hasValueSatisfying(to -> assertThat(to).doesNotContain("evil"));
    }
  }

  @Test
  void aFormWithoutTheTokenOfItsPageIsRefused() throws Exception {
    Browser browser = Browser.signedIn(desk);
    HttpResponse<String> answer =
        browser.post("/alerts/searches", Map.of("name", "forged", "query", "jnim"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(desk.bean(Searches.class).all()).noneMatch(search -> search.name().equals("forged"));
  }

  @Test
  void signingOutEndsTheSession() throws Exception {
    Browser browser = Browser.signedIn(desk);
    browser.submit("/sign-out", Map.of());
    assertThat(browser.get("/").statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:PORT",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:PORT",
        "localhost"
      })
  void aForgedHostIsRefused(String host) throws Exception {
    assertThat(status("Host: " + host.replace("PORT", "" + desk.home().getPort())))
        .contains(" 421");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:PORT", "localhost:PORT", "[::1]:PORT"})
  void ourOwnNamesAreAnswered(String host) throws Exception {
    assertThat(status("Host: " + host.replace("PORT", "" + desk.home().getPort())))
        .contains(" 200");
  }

  @Test
  void everyAnswerCarriesThePolicyThatForbidsInlineCode() throws Exception {
    for (String path :
        new String[] {"/sign-in", "/vigie/vigie.css", "/api/v1/openapi.json", "/api/v1/version"}) {
      HttpResponse<String> answer = new Browser(desk.home()).get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .as(path)
          .hasValue(Security.CONTENT_POLICY);
      assertThat(answer.headers().firstValue("X-Content-Type-Options"))
          .as(path)
          .hasValue("nosniff");
      assertThat(answer.headers().firstValue("X-Frame-Options")).as(path).hasValue("DENY");
    }
  }

  private String status(String host) throws IOException {
    try (RawSocket socket = new RawSocket(desk.home())) {
      socket.send("GET /sign-in HTTP/1.1", host, "Connection: close");
      return String.valueOf(socket.line());
    }
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("vigie-"))
        .findFirst()
        .orElse("");
  }
}
