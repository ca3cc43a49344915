/**
 * What messages say. A {@link Message} is made of an alert, a digest or a notice, in every form
 * that channels take:
 *
 * <ul>
 *   <li>the words of a mail, as text and as HTML: {@link MailText} (an alert), {@link DigestText},
 *       {@link NoticeText} (sources), {@link ChannelNews} (a channel); what is new in a story is a
 *       line of {@link News}, in the {@link Words} of the reader's language;
 *   <li>a {@link Brief}, for a chat or a phone;
 *   <li>a {@link Payload} in JSON, for a program: {@link AlertPayload}, {@link DigestPayload},
 *       {@link NoticePayload}.
 * </ul>
 *
 * <p>A message is a function of what it tells of: nothing is read, sent or remembered here.
 *
 * <p><b>Invariant:</b> what strangers wrote is one line without control characters in plain text,
 * and never markup in HTML ({@link Texts}). Only a courier knows what its product makes of a brief.
 *
 * <p><b>Invariant:</b> a payload stays within what Standard Webhooks recommends, however much there
 * is to tell; it then says how much it leaves out.
 */
@NullMarked
package org.vigie.alerts.text;

import org.jspecify.annotations.NullMarked;
