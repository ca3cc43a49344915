package org.vigie.web.operate;

import java.security.Principal;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.index.volume.Rebuild;
import org.vigie.model.OperatorChannels;
import org.vigie.streams.Stream;
import org.vigie.web.answer.Refusal;
import org.vigie.web.article.Retractions;
import org.vigie.web.channel.ChannelFields;
import org.vigie.web.source.HealthTail;
import org.vigie.web.source.SourceHealth;
import org.vigie.web.stream.StreamDesk;
import org.vigie.web.stream.StreamTape;

/** The streams and the dead letters, for an operator. */
@Controller
class StreamsPage {
  private static final int RECORDS = 30;
  private static final int EVENTS = 50;

  private final StreamDesk desk;
  private final StreamTape tape;
  private final DeadLetters letters;
  private final SourceHealth health;
  private final HealthTail tail;
  private final Operator operator;
  private final ArchiveCare care;
  private final Retractions retractions;

  StreamsPage(
      StreamDesk desk,
      StreamTape tape,
      DeadLetters letters,
      SourceHealth health,
      HealthTail tail,
      Operator operator,
      ArchiveCare care,
      Retractions retractions) {
    this.desk = desk;
    this.tape = tape;
    this.letters = letters;
    this.health = health;
    this.tail = tail;
    this.operator = operator;
    this.care = care;
    this.retractions = retractions;
  }

  @GetMapping("/streams")
  String streams(Model model) {
    OperatorChannels told = operator.get();
    return show(ChannelFields.of(told.channels()), told.version(), model);
  }

  /** The page with what stands in the form of the operator's addresses, and what it changes. */
  String show(ChannelFields fields, long version, Model model) {
    model.addAttribute("sight", desk.look());
    model.addAttribute("coverage", health.coverage());
    model.addAttribute("states", health.states());
    model.addAttribute("events", tail.newest(EVENTS));
    model.addAttribute("operator", operator.get());
    model.addAttribute("fields", fields);
    model.addAttribute("version", version);
    model.addAttribute("tab", "stages");
    return "streams";
  }

  @GetMapping("/streams/dead-letters")
  String deadLetters(Model model) {
    model.addAttribute("letters", letters.newest());
    model.addAttribute("tab", "letters");
    return "dead-letters";
  }

  @GetMapping("/streams/records/{name}")
  String records(@PathVariable String name, Model model) {
    Stream stream =
        Arrays.stream(Stream.values())
            .filter(one -> one.topic().equals(name))
            .findFirst()
            .orElseThrow(() -> Refusal.absent("stream", name));
    model.addAttribute("name", name);
    model.addAttribute(
        "records",
        tape.last(stream, RECORDS).stream()
            .map(record -> StreamTape.Shown.of(record, retractions::isTakenOut))
            .toList());
    model.addAttribute("tab", "stages");
    return "records";
  }

  @PostMapping("/streams/archive/rebuild")
  String rebuild(Principal who, RedirectAttributes next) {
    if (care.rebuild(who.getName()) instanceof Rebuild.NoRoom lacking) {
      throw Refusal.noRoom(lacking.room());
    }
    next.addFlashAttribute("done", "archive.rebuild.begun");
    return "redirect:/streams#archive";
  }

  @PostMapping("/streams/archive/rebuild/end")
  String endRebuild(Principal who, RedirectAttributes next) {
    boolean ended = care.endRebuild(who.getName());
    String goesOn = care.defect() == null ? "archive.rebuild.ended" : "archive.rebuild.ended.bad";
    next.addFlashAttribute("done", ended ? goesOn : "archive.rebuild.none");
    return "redirect:/streams#archive";
  }

  @PostMapping("/streams/archive/check")
  String check(Principal who, RedirectAttributes next) {
    care.check(who.getName());
    next.addFlashAttribute("done", "archive.check.begun");
    return "redirect:/streams#archive";
  }

  @PostMapping("/streams/dead-letters/replay")
  String replay(@RequestParam String stream, @RequestParam long position, RedirectAttributes next) {
    letters.replay(stream, position);
    next.addFlashAttribute("done", "done.replayed");
    return "redirect:/streams/dead-letters";
  }
}
