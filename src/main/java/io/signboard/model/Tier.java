package io.signboard.model;

/**
 * A size class.
 *
 * @param id the tier's id
 * @param above the exclusive lower bound of a project's value, in minor units, 0 or more
 */
public record Tier(String id, long above) {}
