package org.vigie.app.run;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.alerts.AlertsConfiguration;
import org.vigie.classify.ClassifyConfiguration;
import org.vigie.classify.FileConfiguration;
import org.vigie.index.IndexConfiguration;
import org.vigie.ingest.IngestConfiguration;
import org.vigie.web.WebConfiguration;

/** What a process does. By default one process does all. */
enum Role {
  INGEST(IngestConfiguration.class),
  CLASSIFY(ClassifyConfiguration.class),
  FILE(FileConfiguration.class),
  INDEX(IndexConfiguration.class),
  ALERTS(AlertsConfiguration.class),
  PAGE(WebConfiguration.class);

  private final Class<?> configuration;

  Role(Class<?> configuration) {
    this.configuration = configuration;
  }

  /** The Spring configuration that binds it to the streams. */
  Class<?> configuration() {
    return configuration;
  }

  /**
   * The roles of a comma-separated list.
   *
   * @throws IllegalArgumentException when a name is unknown or roles do not go together; the
   *     message says what to write
   */
  static Set<Role> parse(String list) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : list.split(",", -1)) {
      roles.add(named(name.strip()));
    }
    if (roles.contains(PAGE) && !roles.contains(INDEX)) {
      throw new IllegalArgumentException(
          "the role 'page' reads the archive beside it: add 'index' to --roles");
    }
    return roles;
  }

  private static Role named(String name) {
    return Arrays.stream(values())
        .filter(role -> role.lowerCase().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown role '"
                        + name
                        + "'; the roles are "
                        + Arrays.stream(values())
                            .map(Role::lowerCase)
                            .collect(Collectors.joining(", "))));
  }

  private String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }
}
