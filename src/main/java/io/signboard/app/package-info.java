/**
 * Whole programs put together from the parts below: each wires its parts, starts them, waits for the end and stops
 * them.
 *
 * <p>May import every package below it ({@code broker}, {@code feed}, {@code board}, {@code topology}, {@code admin},
 * {@code wire}, {@code model}) and nothing of {@code cli}.
 */
@NullMarked
package io.signboard.app;

import org.jspecify.annotations.NullMarked;
