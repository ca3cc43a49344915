package org.vigie.alerts.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** Reads mail addresses, of which nothing may reach a header that is not an address. */
final class MailAddress {
  private static final int MAX_LENGTH = 320;

  private MailAddress() {}

  /** The one address in a text; empty when it holds none, several, or a control character. */
  static Optional<InternetAddress> of(String text) {
    if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    try {
      InternetAddress[] addresses = InternetAddress.parse(text, true);
      if (addresses.length != 1 || addresses[0].isGroup()) {
        return Optional.empty();
      }
      addresses[0].validate();
      return addresses[0].getAddress().contains("@") ? Optional.of(addresses[0]) : Optional.empty();
    } catch (AddressException e) {
      return Optional.empty();
    }
  }
}
