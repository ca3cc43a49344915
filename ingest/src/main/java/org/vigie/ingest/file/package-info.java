/**
 * Documents and archives of articles: what lies in files rather than on the web.
 *
 * <pre>{@code
 * try (Records records = Records.open(path, anyAddress -> true)) {
 *   while (records.advance()) {
 *     switch (records.read()) {
 *       case Item.Read read -> send(read.document());
 *       case Item.Passed passed -> count(passed.why());
 *       case Item.Unreadable bad -> tell(records.where(), bad.reason());
 *     }
 *   }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link Records} goes through a file: a WARC, a JSON Lines file or an mbox holds many
 *       records, any other file one. The file's name says what it is ({@link Format}).
 *   <li>{@link Documents} reads one document whose bytes are at hand: HTML, text, PDF, mail.
 *   <li>{@link Folders} finds the files below a folder, in an order that stays.
 * </ul>
 *
 * <p>A document without an address of its own (a PDF, a pasted text) gets {@link
 * org.vigie.model.Article#urlWithoutAddress a name in the form of one}, made of its words: the same
 * document is the same article however often it is read.
 *
 * <p><b>Invariant:</b> files are as hostile as the web. All that is read at once has a cap, and a
 * record that is too large or broken costs itself only.
 *
 * <p><b>Invariant:</b> a PDF is read in a process of its own, with a limit on memory and time: what
 * its few megabytes unfold to is not known before.
 */
@NullMarked
package org.vigie.ingest.file;

import org.jspecify.annotations.NullMarked;
