package org.vigie.app.imports;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of an import.
 *
 * @param files how many were read, whole or in part
 * @param before how many were imported before
 * @param records how many were read in them
 * @param articles how many were accepted
 * @param passed how many were passed over, by the reason
 * @param wrong how many could not be read or were refused
 */
record Imported(
    int files, int before, long records, long articles, Map<String, Long> passed, long wrong) {

  /** For a person, with a line end. */
  String summary(boolean dryRun, int others) {
    String unread = before == 0 ? "" : "; %,d were imported before".formatted(before);
    String unknown = others == 0 ? "" : "; %,d of other kinds were left".formatted(others);
    String reasons =
        passed.entrySet().stream()
            .map(one -> String.format(Locale.ROOT, "%,d %s", one.getValue(), one.getKey()))
            .collect(Collectors.joining(", "));
    return """
        read      %,d files, %,d records%s%s
        %s  %,d articles
        passed    %s
        wrong     %,d%s
        """
        .formatted(
            files,
            records,
            unread,
            unknown,
            dryRun ? "to import" : "imported ",
            articles,
            reasons.isEmpty() ? "0" : reasons,
            wrong,
            wrong == 0 ? "" : " (named above)");
  }
}
