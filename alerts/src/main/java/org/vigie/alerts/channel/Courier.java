package org.vigie.alerts.channel;

import org.vigie.alerts.text.Message;
import org.vigie.model.Channel;

/** Brings messages to channels of one kind. Whatever the other side does is an outcome. */
@FunctionalInterface
interface Courier<C extends Channel> {
  /** Tries once; returns within half a minute. */
  Outcome deliver(Message message, C channel);
}
