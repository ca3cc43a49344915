package org.vigie.watch;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a dump of GeoNames: 19 columns, tab-separated; plain, gzip, or zip. */
public final class GeoNamesDump {
  private static final int COLUMNS = 19;

  /** More than the longest row that there is; a file of another kind may be one endless line. */
  private static final int LONGEST = 1 << 17;

  private GeoNamesDump() {}

  /**
   * One feature.
   *
   * @param id its number in GeoNames
   * @param name its name, in the spelling of its country
   * @param otherNames in any language and script
   * @param latitude degrees north
   * @param longitude degrees east
   * @param type one letter: {@code P} is populated, {@code A} a division
   * @param code what it is exactly: {@code PPLA2}, {@code ADM1}
   * @param country ISO 3166-1 alpha-2 code
   * @param division code of the first-level division it lies in
   */
  public record Feature(
      long id,
      String name,
      List<String> otherNames,
      double latitude,
      double longitude,
      String type,
      String code,
      String country,
      String division) {
    public Feature {
      otherNames = List.copyOf(otherNames);
    }
  }

  /**
   * Reads a file to its end.
   *
   * @param feature takes each that is in order
   * @param problem takes the number of a line that is not, from 1, and what is wrong with it
   * @return how many rows were read
   * @throws IOException when the file cannot be read, or is no dump
   */
  public static long read(Path file, Consumer<Feature> feature, BiConsumer<Long, String> problem)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(unpacked(in), StandardCharsets.UTF_8))) {
      long number = 0;
      StringBuilder line = new StringBuilder();
      while (next(lines, line)) {
        number++;
        if (!line.isEmpty()) {
          try {
            feature.accept(parse(line.toString()));
          } catch (IllegalArgumentException e) {
            problem.accept(number, String.valueOf(e.getMessage()));
          }
        }
      }
      return number;
    }
  }

  private static boolean next(BufferedReader in, StringBuilder line) throws IOException {
    line.setLength(0);
    int c = in.read();
    if (c < 0) {
      return false;
    }
    while (c >= 0 && c != '\n') {
      if (line.length() == LONGEST) {
        throw new IOException("has a line of more than " + LONGEST + " characters: no dump");
      }
      line.append((char) c);
      c = in.read();
    }
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    return true;
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first == 0x1f && second == 0x8b) {
      return new GZIPInputStream(in, 1 << 16);
    }
    if (first == 'P' && second == 'K') {
      ZipInputStream zip = new ZipInputStream(in);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".txt") && !entry.getName().startsWith("readme")) {
          return zip;
        }
      }
      throw new IOException("holds no .txt");
    }
    return in;
  }

  private static Feature parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(
          "has " + cells.length + " columns instead of " + COLUMNS + ", separated by tabs");
    }
    if (cells[1].isBlank()) {
      throw new IllegalArgumentException("column 2, the name, is empty");
    }
    return new Feature(
        (long) number("1, the id", cells[0], 1, 1e15),
        cells[1].strip(),
        Arrays.stream(cells[3].split(",", -1)).map(String::strip).toList(),
        number("5, the latitude", cells[4], -90, 90),
        number("6, the longitude", cells[5], -180, 180),
        cells[6],
        cells[7],
        cells[8],
        cells[10]);
  }

  private static double number(String column, String cell, double least, double most) {
    try {
      double value = Double.parseDouble(cell);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("column " + column + ", is '" + cell + "'", e);
    }
    throw new IllegalArgumentException("column " + column + ", is '" + cell + "'");
  }
}
