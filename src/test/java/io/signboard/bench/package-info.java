/** Benchmarks, run by {@code mvn -Pbench verify}; none of them is a test. */
@NullMarked
package io.signboard.bench;

import org.jspecify.annotations.NullMarked;
