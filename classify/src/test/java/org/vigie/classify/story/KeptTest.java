package org.vigie.classify.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.classify.Articles;
import org.vigie.model.Article;
import org.vigie.model.Article.Details;
import org.vigie.model.Article.Reference;
import org.vigie.model.Classified;
import org.vigie.model.Edit;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Refile;
import org.vigie.model.Relabel;
import org.vigie.model.Ruling.Verdict;
import org.vigie.streams.Codec;

/**
 * Archive, API, exports, live streams and alerts have nothing but what was filed: so it is looked
 * for there, in every record, whatever led to it.
 */
class KeptTest {
  private static final String OPENING = "The lighthouse of Nordholm was lit again. ".repeat(7);
  private static final String HIDDEN = "Zwischenfall";

  private final Map<String, Filed> written = new LinkedHashMap<>();
  private final Filer filer = new Filer(id -> Optional.ofNullable(written.get(id)));

  @ParameterizedTest
  @EnumSource(
      value = Keep.class,
      names = {"EXCERPT", "LINK"})
  void noRecordHoldsMoreThanItsPublisherAllows(Keep keep) {
    List<Filed> all = new ArrayList<>();
    all.add(file(read("Lit again", OPENING + HIDDEN + " one.", keep, 0)));
    all.add(file(read("Lit once more", OPENING + HIDDEN + " two, then three.", keep, 1)));
    all.add(file(read("Lit once more", HIDDEN + OPENING.substring(40) + "More.", keep, 2)));
    all.add(file(read("Lit once more", OPENING + "No more.", keep, 3)));
    Filed last = all.getLast();
    all.addAll(filer.file(new Refile(last)));
    all.addAll(filer.file(new Relabel(all.getLast())));
    all.addAll(filer.file(new Verdict(last.article().id(), "wagner", true, "ana", Articles.NOON)));
    assertThat(all).hasSize(7);
    all.remove(2); // begins with it: then an excerpt may have it
    assertThat(all).allSatisfy(filed -> assertThat(json(filed)).doesNotContain(HIDDEN));
    assertThat(last.edits()).hasSize(3);
    assertThat(last.edits().getFirst().hunks())
        .singleElement()
        .extracting(Edit.Hunk::before)
        .isEqualTo("Lit again");
    assertThat(last.article().details().references())
        .containsExactly(new Reference("", URI.create("https://cited.example/report")));
  }

  @Test
  void whoseTextWasHeldAndNoLongerMayBeLeavesNoneOfItInItsEdits() {
    file(read("Lit again", OPENING + HIDDEN + " one.", Keep.FULL, 0));
    Filed edited = file(read("Lit again", OPENING + HIDDEN + " two.", Keep.FULL, 1));
    assertThat(json(edited)).contains(HIDDEN);
    Filed now = file(read("Lit again", OPENING + HIDDEN + " three.", Keep.EXCERPT, 2));
    assertThat(now.version()).isEqualTo(3);
    assertThat(json(now)).doesNotContain(HIDDEN);
  }

  private Filed file(Classified read) {
    Filed filed = filer.file(read).getFirst();
    written.put(filed.article().id(), filed);
    return filed;
  }

  private static String json(Filed filed) {
    return new String(Codec.FILED.encode(filed), UTF_8);
  }

  private static Classified read(String title, String text, Keep keep, int hours) {
    Article article =
        Articles.of(
                "https://example.test/light",
                title,
                text,
                Articles.NOON.plus(Duration.ofHours(hours)),
                keep)
            .withDetails(
                new Details(
                    null,
                    null,
                    List.of(),
                    null,
                    List.of(
                        new Reference(HIDDEN + " in a footnote", null),
                        new Reference(
                            HIDDEN + " in a link", URI.create("https://cited.example/report"))),
                    null,
                    keep == Keep.FULL ? List.of() : List.of(HIDDEN + " in a caption"),
                    null,
                    null));
    return new Classified(article, "en", List.of(), List.of(), List.of(), 1);
  }
}
