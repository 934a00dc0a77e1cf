package io.signboard.app;

/**
 * One figure of a report beside the one computed from the events.
 *
 * @param figure what it is the figure of
 * @param published as the report has it
 * @param computed as the events give it
 * @param same whether the two are equal at the report's precision
 */
public record FigureRow(String figure, String published, String computed, boolean same) {}
