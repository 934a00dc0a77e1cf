/** Holds the dashboards, the scrape configuration and the alerts of {@code grafana/} against the real program. */
@NullMarked
package io.signboard.grafana;

import org.jspecify.annotations.NullMarked;
