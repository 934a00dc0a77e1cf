/**
 * The check of a cluster's whole committed history against the published rules: a program of its own, and part of the tests
 * that provoke faults. It shares no code with the program.
 */
@NullMarked
package io.signboard.history;

import org.jspecify.annotations.NullMarked;
