package org.vigie.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a program in that shows the token in its Authorization header; never in the address. */
public final class TokenFilter extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";

  private final byte[] digest;

  public TokenFilter(String token) {
    digest = Digest.of(token);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String shown = request.getHeader("Authorization");
    if (shown != null
        && shown.startsWith(BEARER)
        && MessageDigest.isEqual(digest, Digest.of(shown.substring(BEARER.length())))) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(
              "program", null, AuthorityUtils.NO_AUTHORITIES));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }
}
