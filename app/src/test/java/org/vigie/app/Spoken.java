package org.vigie.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command says, in this process.
 *
 * @param code its exit code
 * @param out what a pipe behind it would read
 * @param err what it says of itself when it fails
 */
public record Spoken(int code, String out, String err) {
  public static Spoken by(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    System.setOut(new PrintStream(out, true, UTF_8));
    try {
      CommandLine vigie = Vigie.commandLine().setErr(new PrintWriter(err));
      return new Spoken(vigie.execute(arguments), out.toString(UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }
}
