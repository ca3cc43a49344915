package org.vigie.classify;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.vigie.classify.text.Languages;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Place;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Output;
import org.vigie.streams.StageBatch;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.streams.View;

/**
 * Binds the classifier to Kafka: {@code vigie.articles} → {@code vigie.classified}. It waits for
 * the first watch, and follows each change of it.
 */
final class ClassifyListener implements SmartLifecycle {
  static final String STAGE = "classify";
  static final String FACTORY = "classifyListenerFactory";
  static final String ID = "vigie-classify";

  private static final Logger log = LoggerFactory.getLogger(ClassifyListener.class);

  private final View<Watch> watches;
  private final KafkaListenerEndpointRegistry containers;
  private final StageBatch<Article> stage;
  private final ClassifySettings settings;
  private final AtomicReference<@Nullable Judge> judge = new AtomicReference<>();

  /** Threads that classify and the one that tells of watches meet here. */
  private final Object judging = new Object();

  /** Guards {@link #running}: no container may be started once we were stopped. */
  private final Object lock = new Object();

  private boolean running;
  private boolean listening;

  private record Judge(Classifier classifier, Parts parts) {}

  /** What a classifier is made of. */
  private record Parts(Watch watch, List<Place> more, List<LearnedTopic> learned) {}

  ClassifyListener(
      View<Watch> watches,
      KafkaListenerEndpointRegistry containers,
      StageBatch<Article> stage,
      ClassifySettings settings) {
    this.watches = watches;
    this.containers = containers;
    this.stage = stage;
    this.settings = settings;
  }

  @KafkaListener(
      id = ID,
      topics = "vigie.articles",
      containerFactory = FACTORY,
      autoStartup = "false")
  void on(List<ConsumerRecord<byte[], byte[]>> batch) {
    Classifier now = follow(null);
    stage.run(batch, article -> classify(article, now));
  }

  private static List<Output> classify(Article article, Classifier classifier) {
    Classified classified = classifier.classify(article);
    log.debug("article={} source={} {}", article.id(), article.source(), classified.language());
    return List.of(Output.of(Stream.CLASSIFIED, article.id(), Codec.FILING, classified));
  }

  @Override
  public void start() {
    synchronized (lock) {
      running = true;
    }
    if (listening) {
      begin();
    } else {
      listening = true;
      Thread.ofVirtual().name("languages").start(Languages::prepare);
      watches.listen((name, watch) -> follow());
    }
  }

  /** Takes the watch; while there is none, the last one is good. */
  private void follow() {
    Optional<Watch> applied = watches.get(Streams.WATCH_KEY);
    if (applied.isPresent()) {
      follow(applied.get());
      begin();
    }
  }

  /**
   * The classifier; a new one where the watch, the imported places or what was learned are others
   * than before.
   *
   * @param applied null for the watch as it was
   */
  private Classifier follow(@Nullable Watch applied) {
    synchronized (judging) {
      Judge last = judge.get();
      Watch watch = applied != null || last == null ? applied : last.parts().watch();
      if (watch == null) {
        throw new IllegalStateException("the classifier was started without a watch");
      }
      Parts parts = new Parts(watch, settings.morePlaces().get(), settings.learned().get());
      if (last != null && last.parts().equals(parts)) {
        return last.classifier();
      }
      Classifier classifier = new Classifier(watch, parts.more(), parts.learned());
      judge.set(new Judge(classifier, parts));
      log.info(
          "classifying by watch {} version {}, with {} imported places and {} learned topics",
          watch.name(),
          watch.version(),
          parts.more().size(),
          parts.learned().size());
      return classifier;
    }
  }

  /** Not on the thread that tells of watches: a container takes a moment to start. */
  private void begin() {
    Thread.ofVirtual().name("start-" + ID).start(this::startContainer);
  }

  private void startContainer() {
    synchronized (lock) {
      MessageListenerContainer container = containers.getListenerContainer(ID);
      if (running && judge.get() != null && container != null && !container.isRunning()) {
        container.start();
      }
    }
  }

  @Override
  public void stop() {
    synchronized (lock) {
      running = false;
      MessageListenerContainer container = containers.getListenerContainer(ID);
      if (container != null) {
        container.stop();
      }
    }
  }

  @Override
  public boolean isRunning() {
    synchronized (lock) {
      return running;
    }
  }

  /** The views, which it follows, are there before it, and longer. */
  @Override
  public int getPhase() {
    return 1_000;
  }
}
