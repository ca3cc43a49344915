package org.vigie.web.show;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Article;
import org.vigie.model.Edit;
import org.vigie.model.EntityHit;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.PlaceHit;
import org.vigie.model.Recall;
import org.vigie.model.Rulings;
import org.vigie.model.Sourcing;
import org.vigie.model.TopicHit;

/**
 * A filed article as the API shows it.
 *
 * @param id of the article
 * @param url where it stands
 * @param source id of its source
 * @param sourceName that source's name
 * @param publisher who published it first
 * @param country of the publisher, ISO 3166-1 alpha-2
 * @param title plain text
 * @param text plain text, as much as may be kept
 * @param held how much of the text that is
 * @param language ISO 639 code
 * @param published when the publisher says; absent when it does not
 * @param firstSeen when Vigie first read it
 * @param backfill true when it was old news on arrival
 * @param topics with their evidence
 * @param entities known actors
 * @param places known places
 * @param events the attacks it reports
 * @param sourcing from whom it has what it says
 * @param recalls the known attacks that it tells of as background
 * @param story id of its story
 * @param role what it is to its story
 * @param copyOf id of the article it copies
 * @param filedBecause why it was filed there
 * @param change why it was filed now
 * @param version how often it was read with another title or text, the first time counted in
 * @param edits what made its versions, oldest first
 * @param details what else is known of it: agencies, origin, references, why the text is not whole
 * @param rulings what people decided of it
 * @param passages why a search found it, and how its text begins where nothing of that matched;
 *     absent elsewhere
 * @param others how many other articles its story has; absent elsewhere
 */
public record FiledView(
    String id,
    URI url,
    String source,
    String sourceName,
    String publisher,
    String country,
    String title,
    String text,
    Keep held,
    String language,
    @Nullable Instant published,
    Instant firstSeen,
    boolean backfill,
    List<TopicHit> topics,
    List<EntityHit> entities,
    List<PlaceHit> places,
    List<org.vigie.model.Event> events,
    Sourcing sourcing,
    List<Recall> recalls,
    String story,
    Filed.Role role,
    @Nullable String copyOf,
    String filedBecause,
    Filed.Change change,
    int version,
    List<Edit> edits,
    Article.Details details,
    Rulings rulings,
    @Nullable List<Alert.Passage> passages,
    @Nullable Integer others) {

  public static FiledView of(Filed filed) {
    return of(filed, null, null);
  }

  public static FiledView of(
      Filed filed, @Nullable List<Alert.Passage> passages, @Nullable Integer others) {
    Article article = filed.article();
    return new FiledView(
        article.id(),
        article.url(),
        article.source(),
        article.sourceName(),
        article.publisher(),
        article.country(),
        article.title(),
        article.text(),
        article.keep(),
        filed.classified().language(),
        article.published(),
        article.firstSeen(),
        article.backfill(),
        filed.classified().topics(),
        filed.classified().entities(),
        filed.classified().places(),
        filed.classified().events(),
        filed.classified().sourcing(),
        filed.recalls(),
        filed.story(),
        filed.role(),
        filed.copyOf(),
        filed.why(),
        filed.change(),
        filed.version(),
        filed.edits(),
        article.details(),
        filed.rulings(),
        passages,
        others);
  }
}
