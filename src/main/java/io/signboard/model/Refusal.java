package io.signboard.model;

/**
 * Why something was refused.
 *
 * @param reason the first reason that applies
 * @param detail a sentence that a person can act on
 */
public record Refusal(Reason reason, String detail) {}
