package org.vigie.index;

/**
 * The very stream that an archive was built from: offsets mean nothing in any other.
 *
 * @param cluster id of the Kafka cluster
 * @param topic id of the Kafka topic, which a topic that is deleted and created again does not keep
 */
record Origin(String cluster, String topic) {
  static final Origin NONE = new Origin("", "");
}
