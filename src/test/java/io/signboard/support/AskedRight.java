package io.signboard.support;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * A right that a broker was asked for.
 *
 * @param principal who wanted it
 * @param operation what for
 * @param resource on what, by its own name
 * @param allowed the answer
 * @param required whether the request fails without; some are asked only to see whether another one is needed
 */
public record AskedRight(
        String principal, AclOperation operation, ResourcePattern resource, boolean allowed, boolean required) {}
