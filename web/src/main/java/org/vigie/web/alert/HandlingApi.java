package org.vigie.web.alert;

import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.Handling;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.Key;

/** What people do about alerts and stories, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT)
class HandlingApi {
  private static final String ALERT = "/alerts/{id}/handling";
  private static final String STORY = "/stories/{id}/handling";

  private final HandlingDesk desk;

  HandlingApi(HandlingDesk desk) {
    this.desk = desk;
  }

  /**
   * What is to be done.
   *
   * @param kind {@code acknowledged}, {@code snoozed} or {@code muted}
   * @param until when what is snoozed is told of again
   */
  public record Wanted(@Nullable String kind, @Nullable Instant until) {}

  @PutMapping(ALERT)
  HandlingView alert(@PathVariable String id, @RequestBody Wanted wanted, Principal who) {
    return handle(who, desk.alert(id).id(), wanted);
  }

  @DeleteMapping(ALERT)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void undoAlert(@PathVariable String id, Principal who) {
    desk.undo(who.getName(), List.of(desk.alert(id).id()));
  }

  /** Does it about all alerts of a story, also those to come. */
  @PutMapping(STORY)
  HandlingView story(@PathVariable String id, @RequestBody Wanted wanted, Principal who) {
    desk.requireStory(id);
    return handle(who, id, wanted);
  }

  @DeleteMapping(STORY)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void undoStory(@PathVariable String id, Principal who) {
    desk.undo(who.getName(), List.of(id));
  }

  private HandlingView handle(Principal who, String subject, Wanted wanted) {
    Handling.Kind kind =
        Arrays.stream(Handling.Kind.values())
            .filter(one -> Key.of(one).equals(wanted.kind()))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "kind",
                        "It is not said what is to be done.",
                        "Use acknowledged, snoozed or muted."));
    return HandlingView.of(
        desk.handle(who.getName(), List.of(subject), kind, wanted.until()).getFirst());
  }
}
