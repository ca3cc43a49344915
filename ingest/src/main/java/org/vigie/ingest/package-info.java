/**
 * Sources to articles: poll, fetch, read, extract.
 *
 * <pre>{@code
 * Reading reading = new Reading();
 * switch (reading.read(outbound, URI.create("https://example.org/feed"), Reading.Kind.AUTO)) {
 *   case Reading.Feed feed -> show(feed.feed().entries());
 *   case Reading.Page page -> show(page.page());
 *   case Reading.Text text -> show(text);
 *   case Reading.Unreadable unreadable -> tell(unreadable.reason());
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link FeedReader} reads feeds, {@link Extractor} finds the article in a page, {@link
 *       CanonicalUrl} gives an article its one address. They know nothing of the network.
 *   <li>{@link Reading} does all three for the commands that show without storing; {@link
 *       SourceCheck} does so for what may become a source, and finds out how a site is best read.
 *   <li>{@code Poll} is one visit to a source; {@code PollSchedule} says when the next one is due;
 *       {@code SourcePolling} binds both to Kafka.
 * </ul>
 *
 * <p>Input: {@code vigie.sources}. Output: {@code vigie.articles}, {@code vigie.health} and {@code
 * vigie.poll-state}, in one transaction.
 *
 * <p><b>Invariant:</b> a validator (ETag, Last-Modified) is stored only after every article of the
 * answer that brought it, so a crash can repeat a visit but never skip an article.
 *
 * <p><b>Invariant:</b> nothing here is specific to one site.
 */
@NullMarked
package org.vigie.ingest;

import org.jspecify.annotations.NullMarked;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.CanonicalUrl;
