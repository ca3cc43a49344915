package org.vigie.ingest.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.HtmlText;

/** What surrounds the list of a page: navigation, footers, boxes of what is read most. */
final class Surroundings {
  private static final int LEVELS = 3;
  private static final int LABEL = 60;
  private static final Pattern ROLE =
      Pattern.compile("(?i)navigation|complementary|contentinfo|search|menu(?:bar)?");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:^|[-_])(?:nav|navbar|navigation|menu|breadcrumbs?|pagination|pager|popular|populaires?"
              + "|most[-_]?(?:read|viewed|popular|shared)|plus[-_]?(?:lus?|vus?|populaires?)|trending"
              + "|tendances?|related|recommend\\w*|share|social|comments?|ticker|newsletter|cookies?"
              + "|sponsor\\w*|partenaires?)(?:[-_]|$)"
              + "|^(?:widget(?:_.*)?|sidebar(?:[-_](?!left|right|no|layout|content).*)?|.*[-_](?:sidebar|widget-area)|footer.*)$");
  private static final Pattern LABELS =
      Pattern.compile(
          "(?iu)(?:(?:les |articles? )?(?:plus|most) (?:lu|lue|vu|vue|read|viewed|popular|populaire"
              + "|consulté|commenté|partagé|shared|commented)|popula(?:r|ire)|trending|tendance"
              + "|(?:à )?lire aussi|read also|also read|related|articles? (?:similaire|lié|connexe)"
              + "|recommand|recommended|vous aimerez|you (?:may|might)|sponsor|partenaire|publicité"
              + "|advert|editor[’']s pick|from the archive|archives du).*");

  private final int links;
  private final Map<Element, Integer> within = new HashMap<>();
  private final Map<Element, Boolean> known = new HashMap<>();
  private final Map<Element, Boolean> labels = new HashMap<>();

  /** The surroundings of a page with these links to articles. */
  Surroundings(List<Element> links) {
    this.links = links.size();
    for (Element link : links) {
      within.merge(link, 1, Integer::sum);
      link.parents().forEach(element -> within.merge(element, 1, Integer::sum));
    }
  }

  /** Whether an element stands in them. */
  boolean has(Element link) {
    return link.parents().stream()
        .takeWhile(element -> !element.nameIs("body"))
        .anyMatch(element -> known.computeIfAbsent(element, this::isOne));
  }

  private boolean isOne(Element element) {
    if (element.nameIs("nav") || element.nameIs("footer")) {
      return true;
    }
    boolean named =
        element.nameIs("aside")
            || ROLE.matcher(element.attr("role")).matches()
            || NAME.matcher(element.id()).find()
            || element.classNames().stream().anyMatch(name -> NAME.matcher(name).find());
    return named && !isMostOfThePage(element);
  }

  /** Whoever calls the middle of a page a sidebar has but a layout with one. */
  private boolean isMostOfThePage(Element element) {
    return 2 * within.getOrDefault(element, 0) > links;
  }

  /** Whether the list around a block has a heading that says it is none of news. */
  boolean isLabelled(Element block) {
    Element list = block.parent();
    for (int i = 0; i < LEVELS && list != null && !list.nameIs("body"); i++) {
      if (isLabel(list.previousElementSibling()) || isLabel(list.firstElementChild())) {
        return true;
      }
      list = list.parent();
    }
    return false;
  }

  private boolean isLabel(@Nullable Element element) {
    return element != null
        && !within.containsKey(element)
        && labels.computeIfAbsent(element, Surroundings::isLabelOfNoNews);
  }

  private static boolean isLabelOfNoNews(Element element) {
    String text = HtmlText.squeeze(element.text());
    return text.length() <= LABEL && LABELS.matcher(text).matches();
  }
}
