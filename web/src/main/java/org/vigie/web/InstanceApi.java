package org.vigie.web;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.web.access.SignIn;
import org.vigie.web.answer.ApiPaths;

/** This instance of Vigie, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT)
class InstanceApi {
  private final WebSettings settings;
  private final SignIn signIn;
  private final InstantSource time;

  InstanceApi(WebSettings settings, SignIn signIn, InstantSource time) {
    this.settings = settings;
    this.signIn = signIn;
    this.time = time;
  }

  /**
   * What runs here.
   *
   * @param name always {@code vigie}
   * @param version of it
   * @param samples true when its articles are samples
   */
  public record Version(String name, String version, boolean samples) {}

  /**
   * A link that signs a browser in.
   *
   * @param link works once
   * @param until when it ends to work
   */
  public record Link(URI link, Instant until) {}

  @GetMapping("/version")
  Version version() {
    return new Version("vigie", settings.version(), settings.samples());
  }

  @PostMapping("/sign-in-links")
  @ResponseStatus(HttpStatus.CREATED)
  Link newLink() {
    return new Link(signIn.newLink(), time.instant().plus(settings.linkLife()));
  }
}
