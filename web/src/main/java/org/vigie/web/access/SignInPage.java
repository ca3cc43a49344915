package org.vigie.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs a browser in by a link, or says how to get one. */
@Controller
class SignInPage {
  /** A wire that stays open over a weekend is still signed in on Monday. */
  private static final int SESSION_SECONDS = 7 * 24 * 60 * 60;

  private final HttpSessionSecurityContextRepository sessions =
      new HttpSessionSecurityContextRepository();
  private final SignIn signIn;

  SignInPage(SignIn signIn) {
    this.signIn = signIn;
  }

  @GetMapping("/sign-in")
  String signIn(
      @RequestParam(required = false) @Nullable String token,
      @RequestParam(defaultValue = "/") String next,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (token != null && signIn.redeem(token)) {
      begin(request, response);
      return "redirect:" + local(next);
    }
    if (token != null) {
      response.setStatus(HttpStatus.FORBIDDEN.value());
    }
    model.addAttribute("used", token != null);
    return "sign-in";
  }

  /** In a new session: one that was planted before is worth nothing, nor is its form token. */
  private void begin(HttpServletRequest request, HttpServletResponse response) {
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    request.getSession(true).setMaxInactiveInterval(SESSION_SECONDS);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            "analyst", null, AuthorityUtils.NO_AUTHORITIES));
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
  }

  /** A path of ours, never another site's. */
  static String local(String path) {
    boolean ours =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.chars().noneMatch(c -> c == '\\' || c < ' ' || c > '~');
    return ours ? path : "/";
  }
}
