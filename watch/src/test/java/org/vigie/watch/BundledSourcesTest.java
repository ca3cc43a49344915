package org.vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.model.Keep;
import org.vigie.model.Source;

/** The sources of the watch on the Sahel. */
class BundledSourcesTest {
  private static final Path TABLE = Path.of("../../shared/data/sources.tsv");

  private static final Path SEEDS = Path.of("../../shared/seeds");
  private static final Pattern LINK =
      Pattern.compile("https?://(?:www\\.)?([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)/([A-Za-z0-9_]*)");

  /** A store of pictures, and where the OE Watch once put its articles. */
  private static final Set<String> ELSEWHERE = Set.of("upload.wikimedia.org", "community.apan.org");

  /** Whose terms, as far as we know them, speak against polling unless one has a permission. */
  private static final Set<String> RESERVED =
      Set.of(
          "rfi.fr",
          "france24.com",
          "bbci.co.uk",
          "aljazeera.com",
          "reliefweb.int",
          "jeuneafrique.com",
          "theafricareport.com",
          "hrw.org",
          "acleddata.com",
          "criticalthreats.org",
          "africaintelligence.com");

  private final List<Source> sources = ((WatchFolder.Valid) WatchFolder.bundled()).sources();
  private final Map<String, Source> byId =
      sources.stream().collect(Collectors.toMap(Source::id, Function.identity()));

  @Test
  void eachSaysWhatAReaderShouldKnowOfIt() {
    assertThat(sources)
        .hasSizeGreaterThan(150)
        .allSatisfy(
            source -> {
              assertThat(source.description()).as(source.id()).hasSizeGreaterThan(15);
              assertThat(source.publisher()).as(source.id()).isNotBlank();
              assertThat(source.languages()).as(source.id()).isNotEmpty();
              assertThat(source.site()).as(source.id()).isNotNull();
            });
  }

  @Test
  void eachSaysHowMuchOfItsTextsIsKept() throws IOException {
    assertThat(Pattern.compile("(?m)^  keep: (full|excerpt|link)$").matcher(text()).results())
        .hasSize(sources.size());
  }

  @Test
  void whoIsPolledIsPolledOverHttps() {
    assertThat(sources)
        .filteredOn(Source::on)
        .extracting(source -> source.address().getScheme())
        .containsOnly("https");
  }

  @Test
  void noPlaceIsPolledTwice() {
    assertThat(sources)
        .extracting(source -> Source.placeOf(source.address()))
        .doesNotHaveDuplicates();
  }

  @Test
  void whoIsOffSaysWhy() {
    assertThat(sources)
        .filteredOn(source -> !source.on())
        .isNotEmpty()
        .allSatisfy(source -> assertThat(source.offReason()).as(source.id()).isNotBlank());
    assertThat(sources)
        .filteredOn(Source::on)
        .allSatisfy(source -> assertThat(source.offReason()).as(source.id()).isNull());
  }

  @Test
  void whoseTermsForbidItIsListedButOffAndKeptAsALink() {
    assertThat(sources)
        .filteredOn(BundledSourcesTest::isReserved)
        .hasSizeGreaterThanOrEqualTo(18)
        .allSatisfy(source -> assertThat(source.on()).as(source.id()).isFalse())
        .allSatisfy(source -> assertThat(source.keep()).as(source.id()).isEqualTo(Keep.LINK));
  }

  @Test
  void onlyWhatIsLicensedToBeKeptIsKeptWhole() {
    assertThat(sources)
        .filteredOn(source -> source.keep() == Keep.FULL)
        .extracting(source -> source.address().getHost())
        .containsOnly("news.un.org", "theconversation.com", "globalvoices.org");
  }

  @Test
  void allAfricaIsOnAsACarrierOfOthers() {
    assertThat(sources)
        .filteredOn(source -> source.id().startsWith("allafrica"))
        .hasSize(13)
        .allSatisfy(source -> assertThat(source.on()).isTrue())
        .allSatisfy(source -> assertThat(source.keep()).isEqualTo(Keep.EXCERPT))
        .allSatisfy(source -> assertThat(source.every()).hasMinutes(30))
        .allSatisfy(source -> assertThat(source.description()).contains("first publisher"));
  }

  @Test
  void issTodayIsOnAsAListing() {
    assertThat(source("iss-africa").on()).isTrue();
    assertThat(source("iss-africa").kind()).isEqualTo(Source.Kind.LISTING);
  }

  @Test
  void everyPublisherAndChannelOfTheTextsThatAnAnalystReadsIsListed() {
    assertThat(byId)
        .containsKeys(
            "oe-watch",
            "orf",
            "indian-express",
            "africa-confidential",
            "critical-threats",
            "weekly-blitz",
            "rfi-afrique",
            "rfi-africa",
            "iss-africa",
            "allafrica-ml",
            "allafrica-ne",
            "allafrica-west-fr",
            "sud-quotidien",
            "acled",
            "reuters",
            "ap",
            "letemps",
            "afrique-xxi",
            "france24-africa",
            "lemonde-afrique",
            "jeune-afrique",
            "crisis-group",
            "jamestown",
            "soufan",
            "hrw",
            "bbc-africa",
            "voa-news",
            "telegram-multi-xam",
            "african-initiative-tg",
            "x-almouslime",
            "x-wamaps-news",
            "x-ighazer",
            "x-ecowas-cedeao");
  }

  @Test
  void theTableOfFactsIsListedRowByRow() throws IOException {
    assumeTrue(Files.isRegularFile(TABLE), "skipped: there is no " + TABLE);
    List<Map<String, String>> rows = rows();
    assertThat(rows).hasSize(151);
    for (Map<String, String> row : rows) {
      String id = value(row, "id");
      Source source = source(id);
      List<String> feeds = Arrays.asList(value(row, "feed").split(" \\| ", -1));
      assertThat(feeds).as(id).contains(source.address().toString());
      assertThat(source.country()).as(id).isEqualTo(value(row, "country"));
      assertThat(source.publisher()).as(id).isEqualToIgnoringCase(value(row, "publisher"));
      assertThat(value(row, "lang").split(";", -1)).as(id).containsAll(source.languages());
      assertThat(source.description()).as(id).startsWith(value(row, "described_as"));
      boolean page =
          value(row, "kind").startsWith("page: ") || value(row, "kind").equals("channel");
      assertThat(source.kind()).as(id).isEqualTo(page ? Source.Kind.LISTING : Source.Kind.FEED);
      boolean proved = !value(row, "confidence").equals("low");
      assertThat(source.on()).as(id).isEqualTo(proved && !isReserved(source));
    }
  }

  @Test
  void ofTheTableAllThatIsProvedAndNotReservedIsOn() throws IOException {
    assumeTrue(Files.isRegularFile(TABLE), "skipped: there is no " + TABLE);
    Map<String, List<Source>> byConfidence =
        rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> value(row, "confidence"),
                    Collectors.mapping(row -> source(value(row, "id")), Collectors.toList())));
    assertThat(byConfidence.get("high")).hasSize(66);
    assertThat(byConfidence.get("medium")).hasSize(65);
    assertThat(byConfidence.get("low")).hasSize(20).noneMatch(Source::on);
    assertThat(byConfidence.values().stream().flatMap(List::stream))
        .filteredOn(Source::on)
        .hasSize(113);
  }

  @Test
  void whateverIsOnHasAnAddressOfTheTable() throws IOException {
    assumeTrue(Files.isRegularFile(TABLE), "skipped: there is no " + TABLE);
    Set<String> addresses =
        rows().stream()
            .flatMap(row -> Arrays.stream(value(row, "feed").split(" \\| ", -1)))
            .collect(Collectors.toSet());
    assertThat(sources)
        .filteredOn(Source::on)
        .hasSize(118)
        .allSatisfy(source -> assertThat(addresses).contains(source.address().toString()));
  }

  @Test
  void whoeverTheTextsLinkToIsListed() throws IOException {
    assumeTrue(Files.isDirectory(SEEDS), "skipped: there is no " + SEEDS);
    Set<String> linked = new TreeSet<>();
    try (Stream<Path> files = Files.list(SEEDS)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".txt")).toList()) {
        LINK.matcher(Files.readString(file))
            .results()
            .map(BundledSourcesTest::whose)
            .forEach(linked::add);
      }
    }
    linked.removeAll(ELSEWHERE);
    assertThat(linked)
        .hasSizeGreaterThan(25)
        .allSatisfy(
            whose ->
                assertThat(sources)
                    .as(whose)
                    .anyMatch(
                        source ->
                            (source.address() + " " + source.site())
                                .toLowerCase(Locale.ROOT)
                                .contains(whose)));
  }

  /** An account of a network, or a host without the name of its front door. */
  private static String whose(MatchResult link) {
    String host = link.group(1).toLowerCase(Locale.ROOT);
    boolean account = Set.of("x.com", "twitter.com", "t.me").contains(host);
    return account ? "/" + link.group(2).toLowerCase(Locale.ROOT) : host;
  }

  private static boolean isReserved(Source source) {
    String host = String.valueOf(source.address().getHost());
    return RESERVED.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name));
  }

  private Source source(String id) {
    return Objects.requireNonNull(byId.get(id), id);
  }

  private static List<Map<String, String>> rows() throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    List<String> names = Arrays.asList(lines.getFirst().split("\t", -1));
    return lines.stream()
        .skip(1)
        .map(line -> Arrays.asList(line.split("\t", -1)))
        .map(
            values ->
                names.stream()
                    .collect(
                        Collectors.toMap(
                            Function.identity(), name -> values.get(names.indexOf(name)))))
        .toList();
  }

  private static String value(Map<String, String> row, String name) {
    return Objects.requireNonNull(row.get(name), name);
  }

  private static String text() throws IOException {
    try (InputStream in = BundledSourcesTest.class.getResourceAsStream("sahel/sources.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
