/**
 * The decoders under inputs that nobody would write: a corpus, changed again and again at random, guided by what the
 * decoders say. {@code mvn -Pchaos verify} does it at length.
 */
@NullMarked
package io.signboard.fuzz;

import org.jspecify.annotations.NullMarked;
