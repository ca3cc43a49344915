package org.vigie.app.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.vigie.app.instance.Contents;
import org.vigie.broker.FreePort;
import picocli.CommandLine.Command;

/**
 * {@code vigie prepare}: starts everything once in a folder that is thrown away, so that the JVM
 * can record which classes a start needs. The launcher runs it with {@code -XX:AOTCacheOutput}.
 */
@Command(name = "prepare", hidden = true, description = "Start once and stop, for the class cache.")
public final class PrepareCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("vigie-prepare");
    Settings settings = Settings.throwaway(folder, FreePort.next(), Set.of());
    Startup.open(settings);
    Contents contents = Contents.of(null);
    try (Running running = Running.start(settings, contents.with(List.of(), List.of()));
        HttpClient http =
            HttpClient.newBuilder()
                .cookieHandler(new java.net.CookieManager())
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
      get(http, running.signInLink());
      for (String page : List.of("/", "/search?q=mali", "/alerts", "/streams")) {
        get(http, settings.page().resolve(page));
      }
    } finally {
      delete(folder);
    }
    return 0;
  }

  private static void get(HttpClient http, URI address) throws IOException, InterruptedException {
    http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
