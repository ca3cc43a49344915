package org.vigie.web.channel;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.web.answer.ApiPaths;

/** The channels that do not work, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/channels")
class ChannelApi {
  private final ChannelDesk desk;

  ChannelApi(ChannelDesk desk) {
    this.desk = desk;
  }

  /**
   * A channel that is off.
   *
   * @param key of it
   */
  public record OffChannel(@Nullable String key) {}

  /** Those that do not work, the longest in trouble first. */
  @GetMapping
  List<ChannelDesk.Row> troubles() {
    return desk.rows();
  }

  /** Has a channel tried again that was switched off. */
  @PostMapping("/on")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void switchOn(@RequestBody OffChannel channel, Principal who) {
    desk.switchOn(who.getName(), channel.key() == null ? "" : channel.key());
  }
}
