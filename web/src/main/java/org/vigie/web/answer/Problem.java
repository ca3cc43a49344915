package org.vigie.web.answer;

import org.jspecify.annotations.Nullable;

/**
 * What the API answers instead of what was asked for, as RFC 9457 has it.
 *
 * @param type always {@code about:blank}: the status says which kind it is
 * @param title what is wrong, in a few words
 * @param status the HTTP status
 * @param detail what is wrong with this request
 * @param where the field or parameter that is wrong; null when it is none
 * @param position the character of that field, from 0; null when it is not a matter of one
 * @param next what to do
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String where,
    @Nullable Integer position,
    String next) {

  public static Problem of(int status, String title, String detail, String next) {
    return new Problem("about:blank", title, status, detail, null, null, next);
  }

  Problem at(String field, @Nullable Integer offset) {
    return new Problem(type, title, status, detail, field, offset, next);
  }
}
