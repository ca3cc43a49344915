package org.vigie.web.article;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.vigie.index.Archive;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.StoryEvent;
import org.vigie.streams.View;
import org.vigie.streams.Writer;
import org.vigie.web.show.Labels;
import org.vigie.web.source.Documents;
import org.vigie.web.stream.AuditLog;
import org.vigie.web.stream.Patience;
import org.vigie.web.stream.StreamTape;

/** Articles, their stories, and rulings on them. */
@Configuration(proxyBeanMethods = false)
@Import({ArticlePage.class, RulingPage.class, ArticleApi.class, RulingApi.class})
public class ArticleConfiguration {
  @Bean
  Stories stories(Archive archive, Patience patience, InstantSource time) {
    return new Stories(archive, patience, time);
  }

  @Bean
  StoryEvents storyEvents(View<StoryEvent> events) {
    return new StoryEvents(events);
  }

  @Bean
  Citations citations(Archive archive, Documents documents) {
    return new Citations(archive, documents);
  }

  @Bean
  Retractions retracted(View<Retraction> retractions) {
    return new Retractions(retractions);
  }

  @Bean
  RulingDesk rulingDesk(
      Writer writer,
      Archive archive,
      Labels labels,
      Retractions retractions,
      AuditLog audit,
      InstantSource time) {
    return new RulingDesk(writer, archive, labels, retractions, audit, time);
  }

  @Bean
  Verdicts verdicts(StreamTape tape, Archive archive) {
    return new Verdicts(tape, archive);
  }
}
