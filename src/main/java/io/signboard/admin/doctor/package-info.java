/**
 * A look at a configuration and the cluster it names, which says in sentences what is wrong and how to mend it. Each check
 * has a part that asks and a part that judges what was answered; the judging part knows no cluster.
 *
 * <p>May import what {@code admin} may, and {@code admin}; changes nothing and writes nothing.
 */
@NullMarked
package io.signboard.admin.doctor;

import org.jspecify.annotations.NullMarked;
