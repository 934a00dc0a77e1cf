package io.signboard.admin;

import org.apache.kafka.clients.producer.ProducerRecord;

/** What becomes of one reject that is to be sent again. */
public sealed interface ReplayStep {

    /** The reject. */
    Reject reject();

    /**
     * It can be sent.
     *
     * @param reject the reject
     * @param record what is sent, to the topic that it was refused from
     */
    record Send(Reject reject, ProducerRecord<byte[], byte[]> record) implements ReplayStep {}

    /**
     * It can't be sent.
     *
     * @param reject the reject
     * @param why why not, as it follows a colon, without a full stop
     */
    record Skip(Reject reject, String why) implements ReplayStep {}
}
