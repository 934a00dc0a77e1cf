package io.signboard.support;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's own authorizer, which also notes what it is asked, in the queue that the broker's settings hold. */
public final class NotingAuthorizer extends StandardAuthorizer {

    /** The setting with the queue. */
    static final String NOTES = "test.asked.rights";

    private Queue<AskedRight> notes = new java.util.ArrayDeque<>();

    @Override
    @SuppressWarnings("unchecked") // what SecureBroker has put there
    public void configure(Map<String, ?> configs) {
        super.configure(configs);
        notes = (Queue<AskedRight>) configs.get(NOTES);
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        List<AuthorizationResult> results = super.authorize(context, actions);
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            notes.add(new AskedRight(
                    context.principal().toString(),
                    action.operation(),
                    action.resourcePattern(),
                    results.get(i) == AuthorizationResult.ALLOWED,
                    action.logIfDenied()));
        }
        return results;
    }
}
