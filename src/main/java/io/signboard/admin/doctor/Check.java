package io.signboard.admin.doctor;

import io.signboard.admin.AdminException;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** One thing to look at. */
interface Check {

    /** What is looked at, in a word or two. */
    String title();

    /**
     * Asks and judges.
     *
     * @return at least one finding
     * @throws AdminException if the cluster doesn't answer or refuses the answer
     * @throws KafkaException the same, from a consumer
     */
    List<Finding> findings();
}
