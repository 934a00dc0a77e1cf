package io.signboard.admin;

import io.signboard.admin.AclStep.Grant;
import io.signboard.wire.AclCatalog;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Gives principals the rights that their roles need. It never takes one away. Applying twice does nothing the second time. */
public final class AclPlanner {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int LOOKS = 200;

    private final Admin admin;
    private final AclCatalog catalog;
    private final String applicationId;

    /**
     * Uses a client that stays the caller's to close.
     *
     * @param admin the cluster
     * @param catalog the roles
     * @param applicationId the processors' application id, by which their group and so on are called
     */
    public AclPlanner(Admin admin, AclCatalog catalog, String applicationId) {
        this.admin = admin;
        this.catalog = catalog;
        this.applicationId = applicationId;
    }

    /**
     * Compares, without changing anything.
     *
     * @throws AdminException if the cluster keeps no ACLs, or doesn't tell them
     */
    public AclPlan plan(AclPrincipals principals) {
        return new AclComparison(catalog, principals, applicationId, existing()).plan();
    }

    /**
     * Makes the ACLs that the plan found missing, and returns when the cluster shows them.
     *
     * @throws AdminException if the cluster refuses
     */
    public void apply(AclPlan plan) {
        Set<AclBinding> missing = new HashSet<>();
        plan.grants().stream().map(Grant::bindings).forEach(missing::addAll);
        if (missing.isEmpty()) {
            return;
        }
        Answers.await(admin.createAcls(missing).all(), "make ACLs (which needs ALTER on the cluster)");
        for (int look = 0; look < LOOKS; look++) {
            if (existing().containsAll(missing)) {
                return;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        throw new AdminException(
                "The cluster took the ACLs but does not show them after "
                        + LOOK_AGAIN.multipliedBy(LOOKS).toSeconds() + " seconds.",
                new IllegalStateException(List.copyOf(missing).toString()));
    }

    private Set<AclBinding> existing() {
        Collection<AclBinding> acls = Answers.await(
                admin.describeAcls(AclBindingFilter.ANY).values(),
                "tell its ACLs (which needs DESCRIBE on the cluster)");
        return Set.copyOf(acls);
    }
}
