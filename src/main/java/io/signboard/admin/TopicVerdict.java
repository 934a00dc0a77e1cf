package io.signboard.admin;

import java.util.List;

/** Whether a cluster's topics are fit to be tallied. */
public sealed interface TopicVerdict {

    /**
     * They are.
     *
     * @param eventPartitions the one partition count of the three event topics, at least 1
     * @param replicationFactor on how many brokers each of their partitions lies at least, 1 or more
     */
    record Sound(int eventPartitions, int replicationFactor) implements TopicVerdict {}

    /**
     * They are not: a tally of them could be wrong or lose records.
     *
     * @param problems at least one sentence, each naming what is wrong and the command that mends it
     */
    record Unsound(List<String> problems) implements TopicVerdict {

        /** Copies the problems. */
        public Unsound {
            problems = List.copyOf(problems);
        }
    }
}
