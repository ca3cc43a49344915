package org.vigie.app.evaluate;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vigie topics verdicts}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "verdicts",
    description = {
      "The verdicts that stand in the running Vigie, with their articles, one JSON object a line, as",
      "'vigie evaluate topics' reads them. What is held of an article is what there is of its text."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  vigie topics verdicts > verdicts.jsonl",
      "  vigie evaluate topics verdicts.jsonl --all"
    })
final class TopicsVerdictsCommand implements Callable<Integer> {
  @Mixin private Instance instance = new Instance();

  @Override
  public Integer call() {
    List<LabelledRow> rows = GivenVerdicts.of(instance.client());
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    rows.forEach(row -> out.println(Terminal.json(row.json())));
    out.flush();
    return 0;
  }
}
