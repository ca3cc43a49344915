package org.vigie.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class StreamsConfigurationTest {

  /** Nobody answers there: a view that were started would say so. */
  private static final Connection NOWHERE = new Connection("127.0.0.1:1", "test");

  @Test
  void aProcessReadsNoStreamThatNoneOfItsRolesAsksFor() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean(Connection.class, () -> NOWHERE);
      context.register(StreamsConfiguration.class);
      context.refresh();
      assertThat(context.getBeanNamesForType(View.class)).hasSizeGreaterThan(5);
      assertThat(context.getBeanNamesForType(View.class))
          .noneMatch(context.getBeanFactory()::containsSingleton);
    }
  }
}
