package org.vigie.app.evaluate;

import picocli.CommandLine.Command;

/** {@code vigie evaluate}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "evaluate",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      EvaluateTopics.class,
      EvaluateEvents.class,
      EvaluateLanguages.class,
      EvaluateStories.class,
      EvaluateExtraction.class,
      EvaluateFeeds.class
    },
    description = {
      "Measure how right the judgement is, on labelled data of yours.",
      "It needs no running Vigie. docs/accuracy.md has our figures."
    },
    footerHeading = "%nFormats:%n",
    footer = {
      "  topics     one JSON object a line: id, lang, headline (optional), text, labels, borderline;",
      "             judged (optional): the topics that the labels speak of, where not of all",
      "  events     the same, with published (optional) and events: place, country, killed,",
      "             perpetrator, date",
      "  languages  tab-separated: lang, headline, text; the first line names the columns",
      "  stories    one JSON object a line: id, lang (optional), story, text",
      "  extraction a folder: ground-truth.json and html/*.html.gz",
      "  feeds      a folder of feeds with what is expected beside each",
      "",
      "Example, all on one line:",
      "  {\"id\": \"1\", \"lang\": \"en\", \"text\": \"JNIM killed 12 soldiers at Djibo.\",",
      "   \"labels\": [\"jihadist-attack\"],",
      "   \"events\": [{\"place\": \"Djibo\", \"killed\": 12, \"perpetrator\": \"JNIM\"}]}",
      "  vigie evaluate topics labelled.jsonl --all"
    })
public final class EvaluateCommand {}
