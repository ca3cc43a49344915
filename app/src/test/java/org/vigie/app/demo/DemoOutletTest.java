package org.vigie.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.app.demo.DemoArticle.Role;
import org.vigie.model.Source;

class DemoOutletTest {
  private static final List<DemoOutlet> OUTLETS = DemoOutlet.bundled();

  private static Stream<DemoArticle> articles() {
    return OUTLETS.stream().flatMap(outlet -> outlet.articles().stream());
  }

  private static Map<String, List<DemoArticle>> stories() {
    return articles()
        .filter(article -> article.story() != null)
        .collect(Collectors.groupingBy(DemoArticle::story));
  }

  private static DemoOutlet outletOf(DemoArticle article) {
    return OUTLETS.stream()
        .filter(outlet -> outlet.articles().contains(article))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void holdsAboutSixtyArticlesHalfOfThemInEachLanguage() {
    long french =
        OUTLETS.stream()
            .filter(DemoOutlet::french)
            .mapToLong(outlet -> outlet.articles().size())
            .sum();
    assertThat(articles().count()).isBetween(55L, 70L);
    assertThat(french).isBetween(25L, articles().count() - 25);
    assertThat(OUTLETS).extracting(DemoOutlet::language).containsOnly("en", "fr");
  }

  @Test
  void offersEveryKindOfSource() {
    assertThat(OUTLETS)
        .extracting(DemoOutlet::format)
        .contains(DemoOutlet.Format.values())
        .filteredOn(DemoOutlet.Format.RSS::equals)
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void saysInEveryOutletsNameThatItIsASample() {
    assertThat(OUTLETS)
        .extracting(DemoOutlet::name)
        .allMatch(name -> name.matches("(?i).*\\((sample|exemple|démo)\\)"));
  }

  @Test
  void givesEveryArticleAnAddressOfItsOwn() {
    List<String> paths =
        OUTLETS.stream().flatMap(outlet -> outlet.articles().stream().map(outlet::pathOf)).toList();
    assertThat(paths)
        .doesNotHaveDuplicates()
        .allMatch(path -> path.matches("/[a-z]+/[a-z0-9-]+.html"));
  }

  @Test
  void writesEveryArticleInFull() {
    assertThat(articles())
        .allSatisfy(
            article -> {
              assertThat(article.title()).isNotBlank();
              assertThat(article.byline()).isNotBlank();
              assertThat(article.text().split("\\s+")).hasSizeBetween(80, 300);
              assertThat(article.paragraphs())
                  .hasSizeGreaterThanOrEqualTo(2)
                  .allMatch(paragraph -> paragraph.equals(paragraph.strip()))
                  .noneMatch(String::isBlank);
            });
  }

  @Test
  void namesOnlyTopicsOfTheWatch() {
    assertThat(articles().flatMap(article -> article.topics().stream()))
        .containsOnly("aes", "wagner", "jihadist-attack");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encryption", "opera", "drought", "bandits", "communal", "army-strike", "power-company",
        "footballer", "anniversary", "background", "afrika-korps", "football", "market", "health",
        "election"
      })
  void holdsNewsThatIsAboutNoTopic(String subject) {
    assertThat(articles().filter(article -> article.subject().equals(subject)))
        .isNotEmpty()
        .allMatch(article -> article.topics().isEmpty());
  }

  @Test
  void holdsTheCommonHardNegativesInBothLanguages() {
    for (String subject : List.of("encryption", "opera", "drought", "bandits", "communal")) {
      assertThat(
              articles()
                  .filter(article -> article.subject().equals(subject))
                  .map(DemoOutletTest::outletOf))
          .extracting(DemoOutlet::language)
          .contains("en", "fr");
    }
  }

  @Test
  void hardNegativesUseTheWordsThatMislead() {
    assertThat(articles().filter(article -> article.subject().equals("encryption")))
        .allMatch(article -> article.text().contains("AES"));
    assertThat(
            articles().filter(article -> Set.of("opera", "footballer").contains(article.subject())))
        .allMatch(article -> article.text().contains("Wagner"));
  }

  @Test
  void reportsGroupsOfTheWholeRegion() {
    String texts = articles().map(DemoArticle::text).collect(Collectors.joining("\n"));
    assertThat(texts)
        .contains("JNIM", "GSIM", "ISSP", "EIGS", "ISWAP", "Iswap", "Boko Haram")
        .contains("Alliance of Sahel States", "Alliance des États du Sahel")
        .contains("Africa Corps", "Wagner");
  }

  @Test
  void copiesShareMostSentencesWithAReportOfTheirStoryButNotItsHeadline() {
    List<DemoArticle> copies = articles().filter(article -> article.role() == Role.COPY).toList();
    assertThat(copies.stream().map(DemoArticle::story).distinct()).hasSizeGreaterThanOrEqualTo(3);
    for (DemoArticle copy : copies) {
      assertThat(stories().get(copy.story()))
          .as(copy.slug())
          .filteredOn(other -> other.role() != Role.COPY)
          .anySatisfy(
              origin -> {
                assertThat(origin.paragraphs())
                    .containsAll(copy.paragraphs().subList(1, copy.paragraphs().size()));
                assertThat(origin.title()).isNotEqualTo(copy.title());
                assertThat(outletOf(origin)).isNotEqualTo(outletOf(copy));
                assertThat(origin.release()).isLessThan(copy.release());
              });
    }
  }

  @Test
  void raisesTheTollOfTwoStoriesTwiceOrMore() {
    assertThat(tolls("arbinda", "wire")).containsExactly(12, 19, 30);
    assertThat(stories().get("nguigmi"))
        .filteredOn(article -> article.role() == Role.UPDATE)
        .hasSize(2);
  }

  private static List<Integer> tolls(String story, String outlet) {
    Pattern number = Pattern.compile("\\b(\\d+) people were killed|(?:to|at) (\\d+)\\b");
    return OUTLETS.stream()
        .filter(candidate -> candidate.id().equals(outlet))
        .flatMap(candidate -> candidate.articles().stream())
        .filter(article -> story.equals(article.story()))
        .map(article -> number.matcher(article.paragraphs().getFirst()))
        .filter(Matcher::find)
        .map(match -> Integer.valueOf(match.group(1) == null ? match.group(2) : match.group(1)))
        .toList();
  }

  @Test
  void reportsSeveralStoriesInBothLanguages() {
    assertThat(stories().values())
        .filteredOn(
            story -> {
              Set<String> languages = new HashSet<>();
              story.forEach(article -> languages.add(outletOf(article).language()));
              return languages.size() == 2;
            })
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void everyStoryHasMoreThanOneArticleAndOneSetOfTopics() {
    assertThat(stories().values())
        .allSatisfy(
            story -> {
              assertThat(story).hasSizeGreaterThanOrEqualTo(2);
              assertThat(story.stream().map(DemoArticle::topics).distinct()).hasSize(1);
            });
  }

  @Test
  void holdsBackfillThatStandsThereAndBackfillThatAppearsLate() {
    assertThat(articles().filter(article -> article.age().compareTo(Source.BACKFILL_AFTER) > 0))
        .anyMatch(article -> article.release() == 0)
        .anyMatch(article -> article.release() > 0)
        .anyMatch(article -> article.topics().contains("jihadist-attack"));
    assertThat(OUTLETS)
        .allSatisfy(
            outlet ->
                assertThat(outlet.articles())
                    .anyMatch(article -> article.release() == 0)
                    .anyMatch(article -> article.release() > 0));
  }

  @Test
  void releasesNewsOverTwoMinutesWithoutALongPause() {
    List<Integer> seconds =
        articles().map(DemoArticle::release).filter(second -> second > 0).sorted().toList();
    assertThat(seconds.getFirst()).isEqualTo(1);
    assertThat(seconds.getLast()).isBetween(100, 120);
    for (int i = 1; i < seconds.size(); i++) {
      assertThat(seconds.get(i) - seconds.get(i - 1)).isLessThanOrEqualTo(6);
    }
  }

  @Test
  void releasesAtMostOneArticleASecondPerOutletSoThatItsDateOfChangeMoves() {
    assertThat(OUTLETS)
        .allSatisfy(
            outlet ->
                assertThat(outlet.articles())
                    .extracting(DemoArticle::release)
                    .filteredOn(second -> second > 0)
                    .doesNotHaveDuplicates());
  }

  @Test
  void beginsWithNewsThatASavedSearchWaitsFor() {
    assertThat(articles().filter(article -> article.release() > 0 && article.release() <= 3))
        .hasSizeGreaterThanOrEqualTo(3)
        .noneMatch(article -> article.topics().isEmpty());
  }
}
