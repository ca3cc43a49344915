package org.vigie.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.vigie.app.demo.DemoWire;
import org.vigie.app.instance.Contents;
import org.vigie.model.Alert;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.streams.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vigie demo}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "demo",
    description = {
      "See it work in two minutes, on a machine without a network.",
      "",
      "The same program as 'run', fed by sample outlets inside it that publish about sixty reports,",
      "in English and French. The reports are samples: we wrote them for this demo, and what they",
      "tell never happened. What is kept is thrown away when it ends."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int PATIENCE_SECONDS = 60;
  private static final int PATIENCE_AT_THE_END_SECONDS = 20;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:VIGIE_PORT:-8484}",
      description = "Where the page listens (VIGIE_PORT; default: 8484).")
  private int port;

  @Option(
      names = "--exit-on-alert",
      description =
          "End at the first alert with status 0 and say how long it took; with status 1 after a"
              + " minute without one.")
  private boolean exitOnAlert;

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("vigie-demo");
    CompletableFuture<Running> started = new CompletableFuture<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, folder), "shutdown"));
    try {
      return show(folder, started);
    } finally {
      started.cancel(false);
    }
  }

  private int show(Path folder, CompletableFuture<Running> started) throws Exception {
    DemoWire wire = new DemoWire(InstantSource.system());
    wire.start();
    Settings settings = Settings.throwaway(folder, port, Set.of(wire.allowedHost()));
    Startup startup = Startup.open(settings);
    Startup.line("  demo     all articles are samples written for this demo; nothing is real");
    Running running =
        Running.start(settings, Contents.of(null).with(wire.sources(), wire.searches()));
    started.complete(running);
    startup.ready(running);
    CountDownLatch first = new CountDownLatch(1);
    View<Alert> alerts = new View<>(running.connection(), Stream.ALERTS, Codec.ALERT);
    alerts.start();
    alerts.listen((key, alert) -> announce(first, alert));
    if (!exitOnAlert) {
      Thread.currentThread().join();
    }
    boolean alerted = first.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!alerted) {
      Startup.line("no alert within " + PATIENCE_SECONDS + " s");
    }
    return alerted ? 0 : 1;
  }

  private static synchronized void announce(CountDownLatch first, @Nullable Alert alert) {
    if (alert != null && first.getCount() > 0) {
      Startup.line(String.format(Locale.ROOT, "first alert after %.1f s", Startup.uptimeSeconds()));
      Startup.line("  " + alert.search().name() + ": " + alert.first().title());
      first.countDown();
    }
  }

  /** Ctrl-C may come while it starts: what is half started writes to the folder. */
  private static void end(CompletableFuture<Running> started, Path folder) {
    try {
      started.get(PATIENCE_AT_THE_END_SECONDS, TimeUnit.SECONDS).close();
    } catch (CancellationException | ExecutionException | TimeoutException _) {
      // It did not start, and has ended whatever it had begun.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      PrepareCommand.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
