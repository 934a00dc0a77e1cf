/** The page as people see it: a real Chromium in front of a real board on a real broker. */
@NullMarked
package io.signboard.screen;

import org.jspecify.annotations.NullMarked;
