package org.vigie.classify.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Takes letters to the form under which they are compared: small, without accents. */
final class Folding {
  /** By character; filled on use. Two threads may compute the same entry: they agree. */
  private static final @Nullable String[] FOLDED = new String[Character.MAX_VALUE + 1];

  private Folding() {}

  static void append(char c, StringBuilder out) {
    if (c < 128) {
      out.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
      return;
    }
    String folded = FOLDED[c];
    if (folded == null) {
      folded = fold(c);
      FOLDED[c] = folded;
    }
    out.append(folded);
  }

  private static String fold(char c) {
    if (Character.isSurrogate(c)) {
      return String.valueOf(c);
    }
    String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < decomposed.length(); i++) {
      char part = Character.toLowerCase(decomposed.charAt(i));
      switch (part) {
        case 'œ' -> out.append("oe");
        case 'æ' -> out.append("ae");
        case 'ß' -> out.append("ss");
        case 'ø' -> out.append('o');
        case 'ł' -> out.append('l');
        case 'ı' -> out.append('i');
        case 'ɓ' -> out.append('b');
        case 'ɗ', 'đ' -> out.append('d');
        case 'ƙ' -> out.append('k');
        case 'ƴ' -> out.append('y');
        case 'ـ' -> {
          // The long dash of Arabic only fills a line.
        }
        default -> {
          if (Character.isLetterOrDigit(part)) {
            out.append(part);
          }
        }
      }
    }
    return out.toString();
  }

  /** Marks and invisible characters that belong to the word they stand in. */
  static boolean joins(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.FORMAT
        || codePoint == 'ـ';
  }
}
