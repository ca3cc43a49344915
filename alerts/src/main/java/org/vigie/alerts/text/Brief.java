package org.vigie.alerts.text;

import org.vigie.model.AlertRules.Priority;

/**
 * What a chat or a phone shows of a message. All of it is plain text, which may be anything a
 * stranger wrote: whoever sends it makes it harmless in the way of its product.
 *
 * @param title one line
 * @param text a few lines
 * @param url where to read on: http or https
 * @param priority how urgent it is
 */
public record Brief(String title, String text, String url, Priority priority) {}
