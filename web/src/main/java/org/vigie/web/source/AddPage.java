package org.vigie.web.source;

import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.model.Article;
import org.vigie.model.Keep;
import org.vigie.web.answer.ErrorView;
import org.vigie.web.answer.Refusal;

/** Adds an article by hand: what an address or a file holds is shown before it is kept. */
@Controller
class AddPage {
  static final String ADD = "/add";
  static final String READ = "/add/read";
  private static final LocalTime DAYS_END = LocalTime.of(23, 59, 59);

  private final Intake intake;
  private final Documents documents;
  private final CheckDesk checks;
  private final ErrorView errors;

  AddPage(Intake intake, Documents documents, CheckDesk checks, ErrorView errors) {
    this.intake = intake;
    this.documents = documents;
    this.checks = checks;
    this.errors = errors;
  }

  @GetMapping(ADD)
  String blank(Model model) {
    return page(Map.of(), false, model);
  }

  /** Where a browser comes that loads the page again. */
  @GetMapping(READ)
  String again() {
    return "redirect:" + ADD;
  }

  @PostMapping(READ)
  String read(
      @RequestParam(defaultValue = "") String address,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Principal who,
      Model model,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    try {
      return page(fields(found(who.getName(), address, file)), true, model);
    } catch (Refusal e) {
      return refused(e, Map.of("address", address), model, locale, response);
    }
  }

  @PostMapping(ADD)
  String add(
      @RequestParam Map<String, String> fields,
      Principal who,
      Model model,
      Locale locale,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      Article article = intake.added(form(fields), who.getName());
      intake.write(List.of(article));
      next.addFlashAttribute("added", article);
      return "redirect:" + ADD;
    } catch (Refusal e) {
      return refused(e, fields, model, locale, response);
    }
  }

  /** What was typed is not lost by a mistake in it. */
  private String refused(
      Refusal refusal,
      Map<String, String> fields,
      Model model,
      Locale locale,
      HttpServletResponse response) {
    errors.refused(refusal, locale, response, model);
    return page(fields, false, model);
  }

  private static String page(Map<String, String> fields, boolean read, Model model) {
    model.addAttribute("read", read);
    model.addAttribute("form", fields);
    model.addAttribute("keeps", Keep.values());
    return "add";
  }

  private Documents.Read found(String who, String address, @Nullable MultipartFile file)
      throws IOException {
    Documents.Found found;
    if (file != null && !file.isEmpty()) {
      String name = requireNonNullElse(file.getOriginalFilename(), "");
      found = documents.read(name, file.getBytes());
    } else {
      found = checks.fetch(who, toFetch(address));
    }
    return switch (found) {
      case Documents.Read read -> read;
      case Documents.Unreadable(String reason) -> throw Refusal.unreadable("file", reason);
    };
  }

  private static URI toFetch(String address) {
    URI uri = form(Map.of("url", address)).address();
    if (uri == null) {
      throw Refusal.invalid("url", "There is no address.", "Write one, or choose a file.");
    }
    return uri;
  }

  /** What the form shows of a document. */
  private Map<String, String> fields(Documents.Read read) {
    Instant published = read.published();
    ZonedDateTime date = published == null ? null : published.atZone(ZoneOffset.UTC);
    boolean timed =
        date != null && !date.toLocalTime().truncatedTo(ChronoUnit.SECONDS).equals(DAYS_END);
    return Map.of(
        "url", read.url() == null ? "" : read.url().toString(),
        "title", read.title(),
        "text", read.text(),
        "authors", String.join("; ", read.authors()),
        "day", date == null ? "" : date.toLocalDate().toString(),
        "time",
            timed && date != null
                ? date.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString()
                : "",
        "language", requireNonNullElse(read.language(), ""),
        "publisher", intake.publisher(read),
        "note", read.note());
  }

  private static ArticleForm form(Map<String, String> fields) {
    String day = fields.getOrDefault("day", "").strip();
    String time = fields.getOrDefault("time", "").strip();
    String keep = fields.getOrDefault("keep", "");
    return new ArticleForm(
        fields.get("url"),
        fields.get("title"),
        fields.get("text"),
        Arrays.asList(fields.getOrDefault("authors", "").split("[;\\n]", -1)),
        fields.get("language"),
        time.isEmpty() ? day : day + "T" + time,
        fields.get("publisher"),
        null,
        fields.get("country"),
        Arrays.stream(Keep.values())
            .filter(one -> one.name().equals(keep))
            .findFirst()
            .orElse(null),
        null,
        fields.get("note"),
        null);
  }
}
