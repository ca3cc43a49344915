package org.vigie.ingest.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the files to be read. */
public final class Folders {
  private Folders() {}

  /**
   * What was found.
   *
   * @param files those of a format that is read: in the order of the paths given, below a folder by
   *     name; each once
   * @param others how many files of other kinds were passed over
   * @param problems what could not be looked into, as sentences
   */
  public record Found(List<Path> files, int others, List<String> problems) {
    public Found {
      files = List.copyOf(files);
      problems = List.copyOf(problems);
    }
  }

  /**
   * The files that paths name, and those in the folders among them. Below a folder symbolic links
   * are not followed, and what begins with a dot is left out; a path that is given is taken as it
   * is.
   */
  public static Found find(List<Path> paths) {
    Walk walk = new Walk();
    for (Path path : paths) {
      walk.take(path);
    }
    return new Found(List.copyOf(walk.files), walk.others, walk.problems);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Set<Path> files = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private SortedSet<Path> below = new TreeSet<>();
    private Path root = Path.of("");
    private int others;

    void take(Path path) {
      try {
        Path real = path.toRealPath();
        if (!Files.isDirectory(real)) {
          given(real);
          return;
        }
        root = real;
        below = new TreeSet<>();
        Files.walkFileTree(real, this);
        files.addAll(below);
      } catch (IOException e) {
        problems.add(path + " cannot be read: " + e);
      }
    }

    private void given(Path file) {
      if (Format.of(file.toString()).isPresent()) {
        files.add(file);
      } else {
        problems.add(file + " is of no kind that is read (docs/import.md lists them)");
      }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) && !folder.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean wanted =
          attributes.isRegularFile() && !isHidden(file) && Format.of(file.toString()).isPresent();
      if (wanted) {
        below.add(file);
      } else {
        others++;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      problems.add(file + " cannot be read: " + e);
      return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
      return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }
  }
}
