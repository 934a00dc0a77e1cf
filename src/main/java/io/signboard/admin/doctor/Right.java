package io.signboard.admin.doctor;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Something that a login must be allowed to do.
 *
 * @param resource a topic, a group or the cluster: what a cluster can be asked about
 * @param name the resource's name; empty for the cluster
 * @param operation what is done with it
 */
record Right(ResourceType resource, String name, AclOperation operation) {

    static Right topic(String name, AclOperation operation) {
        return new Right(ResourceType.TOPIC, name, operation);
    }
}
