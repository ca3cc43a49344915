package org.vigie.streams;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.vigie.model.Channel;
import org.vigie.model.PollState;
import tools.jackson.databind.json.JsonMapper;

/** How records look as JSON: in streams, in the API, in webhooks. */
public final class Json {
  /** Times as ISO 8601 in UTC, absent values left out, unknown properties ignored. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addMixIn(Channel.class, ChannelKinds.class)
          .addMixIn(PollState.State.class, OlderStates.class)
          .build();

  private Json() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Channel.Webhook.class, name = "webhook"),
    @JsonSubTypes.Type(value = Channel.Mail.class, name = "mail"),
    @JsonSubTypes.Type(value = Channel.Slack.class, name = "slack"),
    @JsonSubTypes.Type(value = Channel.Mattermost.class, name = "mattermost"),
    @JsonSubTypes.Type(value = Channel.Teams.class, name = "teams"),
    @JsonSubTypes.Type(value = Channel.Telegram.class, name = "telegram"),
    @JsonSubTypes.Type(value = Channel.Ntfy.class, name = "ntfy"),
    @JsonSubTypes.Type(value = Channel.Kafka.class, name = "kafka")
  })
  private interface ChannelKinds {}

  /** A record that an older Vigie wrote has another name for it. */
  private enum OlderStates {
    @JsonAlias("OK")
    FRESH
  }
}
