package org.vigie.web.source;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.vigie.index.Archive;
import org.vigie.model.Article;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.answer.Refusal;
import org.vigie.web.stream.Backlog;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Articles that no source brings: one by one, and archives of them. */
@RestController
class AddApi {
  static final String ADD = ApiPaths.ROOT + "/articles/add";
  static final String IMPORT = ApiPaths.ROOT + "/articles/import";
  private static final int MAX_BATCH = 500;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Intake intake;
  private final Documents documents;
  private final CheckDesk checks;
  private final Backlog backlog;
  private final Archive archive;
  private final JsonMapper json;

  AddApi(
      Intake intake,
      Documents documents,
      CheckDesk checks,
      Backlog backlog,
      Archive archive,
      JsonMapper json) {
    this.intake = intake;
    this.documents = documents;
    this.checks = checks;
    this.backlog = backlog;
    this.archive = archive;
    this.json = json;
  }

  /**
   * An article that was added.
   *
   * @param id of it
   * @param url its address, or a name made of its words
   * @param title of it
   * @param publisher of it
   * @param published when it was published; absent when that is not known
   * @param characters of its text
   * @param backfill true when its date makes it old news, which never alerts
   * @param known true when the archive holds an article of this address already
   * @param page where it is shown, in a moment
   */
  public record Added(
      String id,
      URI url,
      String title,
      String publisher,
      @Nullable Instant published,
      int characters,
      boolean backfill,
      boolean known,
      String page) {}

  /**
   * Articles of an archive.
   *
   * @param articles at most 500, each as {@link ArticleForm}
   */
  public record Batch(@Nullable List<JsonNode> articles) {}

  /**
   * What became of a batch.
   *
   * @param accepted how many are written for good
   * @param problems what is wrong with the others
   */
  public record Imported(int accepted, List<ItemProblem> problems) {}

  /**
   * What is wrong with one article.
   *
   * @param index its place in the batch, from 0
   * @param where the property; absent when it is not a matter of one
   * @param detail what is wrong
   */
  public record ItemProblem(int index, @Nullable String where, String detail) {}

  /**
   * Adds what is at an address, or a text; what the request says of it goes before what it says.
   */
  @PostMapping(path = ADD, consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Added> add(@RequestBody ArticleForm form, Principal who) {
    URI address = form.address();
    return add(
        address != null && ArticleForm.isBlank(form.text())
            ? over(form, checks.fetch(who.getName(), address), "url")
            : form,
        who.getName());
  }

  /** Adds a document: a PDF with a text layer, a mail, a saved page, a text. */
  @PostMapping(path = ADD, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Added> add(
      @RequestParam MultipartFile file, @ModelAttribute ArticleForm form, Principal who)
      throws IOException {
    String name = requireNonNullElse(file.getOriginalFilename(), "");
    return add(over(form, documents.read(name, file.getBytes()), "file"), who.getName());
  }

  /** Writes articles of an archive. They never alert. 429 says to wait and send the same again. */
  @PostMapping(IMPORT)
  Imported take(@RequestBody Batch batch, Principal who) {
    List<JsonNode> items = requireNonNullElse(batch.articles(), List.of());
    if (items.isEmpty() || items.size() > MAX_BATCH) {
      throw Refusal.invalid(
          "articles", "There are " + items.size() + ".", "Send 1 to " + MAX_BATCH + ".");
    }
    if (!backlog.take(items.size())) {
      throw Refusal.busy(RETRY_AFTER);
    }
    List<Article> articles = new ArrayList<>();
    List<ItemProblem> problems = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      try {
        articles.add(
            intake.imported(json.treeToValue(items.get(i), ArticleForm.class), who.getName()));
      } catch (Refusal e) {
        problems.add(new ItemProblem(i, e.problem().where(), e.problem().detail()));
      } catch (JacksonException e) {
        problems.add(new ItemProblem(i, null, e.getOriginalMessage()));
      }
    }
    intake.write(articles);
    return new Imported(articles.size(), problems);
  }

  private ResponseEntity<Added> add(ArticleForm form, String who) {
    Article article = intake.added(form, who);
    boolean known = archive.article(article.id()).isPresent();
    intake.write(List.of(article));
    String page = "/article/" + article.id();
    return ResponseEntity.created(URI.create(page))
        .body(
            new Added(
                article.id(),
                article.url(),
                article.title(),
                article.publisher(),
                article.published(),
                article.text().length(),
                article.backfill(),
                known,
                page));
  }

  /** What was read, with what the form says in its place. */
  private static ArticleForm over(ArticleForm form, Documents.Found found, String where) {
    return switch (found) {
      case Documents.Unreadable(String reason) -> throw Refusal.unreadable(where, reason);
      case Documents.Read read -> form.over(read);
    };
  }
}
