/** Single steps under JMH, run by {@code mvn -Pjmh verify -Djmh.args="Decode -prof gc"}; none of them is a test. */
@NullMarked
package io.signboard.bench.jmh;

import org.jspecify.annotations.NullMarked;
