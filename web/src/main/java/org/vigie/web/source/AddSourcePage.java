package org.vigie.web.source;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import org.vigie.web.answer.ErrorView;
import org.vigie.web.answer.Refusal;

/** New sources: look at an address, then add what was found; or add a list of them. */
@Controller
class AddSourcePage {
  private static final String ADD = SourcesPage.LIST + "/add";
  private static final String IMPORT = SourcesPage.LIST + "/import";

  private final Sources sources;
  private final CheckDesk checks;
  private final ErrorView errors;

  AddSourcePage(Sources sources, CheckDesk checks, ErrorView errors) {
    this.sources = sources;
    this.checks = checks;
    this.errors = errors;
  }

  @GetMapping(ADD)
  String form(@RequestParam Map<String, String> form, Model model) {
    return show(form, false, model);
  }

  /** Where a browser comes that loads what came of it again, as in another language. */
  @GetMapping(SourcesPage.LIST + "/check")
  String again() {
    return "redirect:" + ADD;
  }

  @PostMapping(SourcesPage.LIST + "/check")
  String check(
      @RequestParam Map<String, String> form,
      Principal who,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    try {
      CheckForm wanted = new SourceDraft(form).toCheck();
      CheckView view = CheckView.of(checks.check(who.getName(), wanted.toQuestion()));
      model.addAttribute("view", view);
      Source source = view.source();
      return show(source == null ? form : SourceDraft.of(source), source != null, model);
    } catch (Refusal refusal) {
      return refused(refusal, form, false, locale, response, model);
    }
  }

  @PostMapping(ADD)
  String add(
      @RequestParam Map<String, String> form,
      Principal who,
      Locale locale,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    try {
      Source source = new SourceDraft(form).toForm().toSource();
      sources.add(who.getName(), source);
      next.addFlashAttribute("done", "done.added");
      return "redirect:" + SourcesPage.LIST + "/" + source.id();
    } catch (Refusal refusal) {
      return refused(refusal, form, true, locale, response, model);
    }
  }

  @GetMapping(IMPORT)
  String importForm(Model model) {
    return SourcesPage.tab(model, "source-import");
  }

  @PostMapping(IMPORT)
  String importList(
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "false") boolean dry,
      Principal who,
      Locale locale,
      HttpServletResponse response,
      Model model)
      throws IOException {
    try (InputStream in = file.getInputStream()) {
      model.addAttribute("imported", SourceApi.add(sources, who, in, dry));
      model.addAttribute("dry", dry);
    } catch (Refusal refusal) {
      errors.refused(refusal, locale, response, model);
    }
    return SourcesPage.tab(model, "source-import");
  }

  private String refused(
      Refusal refusal,
      Map<String, String> form,
      boolean found,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    errors.refused(refusal, locale, response, model);
    return show(form, found, model);
  }

  private static String show(Map<String, String> form, boolean found, Model model) {
    model.addAttribute("draft", new HashMap<>(form));
    model.addAttribute("found", found);
    model.addAttribute("kinds", Source.Kind.values());
    model.addAttribute("keeps", Keep.values());
    return SourcesPage.tab(model, "source-add");
  }
}
