/**
 * The command line: commands, exit codes and where a setting comes from (flag, environment, file, in that order).
 *
 * <p>The only place that reads the system clock, writes to standard output or ends the process. May import every
 * package below it, picocli and the progress bar.
 */
@NullMarked
package io.signboard.cli;

import org.jspecify.annotations.NullMarked;
