package io.signboard.admin.doctor;

import io.signboard.admin.AdminException;
import io.signboard.admin.Answers;
import io.signboard.admin.doctor.Address.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;

/**
 * Looks whether each given address leads to a broker that lets us in, and whether the brokers can be reached where they say
 * they are.
 */
final class ReachCheck implements Check {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private final List<Address> given;
    private final Duration timeout;
    private final boolean tls;
    private final ClientSource clients;
    private final Set<String> good = new TreeSet<>();
    private int brokers;

    ReachCheck(Patient patient, ClientSource clients) {
        this.given = Arrays.stream(patient.servers().split(","))
                .map(text -> new Address(text.strip()))
                .filter(address -> !address.text().isEmpty())
                .distinct()
                .toList();
        this.timeout = patient.timeout();
        this.tls = patient.usesTls();
        this.clients = clients;
    }

    @Override
    public String title() {
        return "Cluster";
    }

    /** The addresses that answered as a broker; none if the cluster can't be asked anything. */
    Set<String> good() {
        return good;
    }

    /** How many brokers the cluster has now. */
    int brokers() {
        return brokers;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<Outcome> outcomes = connect(given);
        List<String> connected = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String text = given.get(i).text();
            if (outcomes.get(i) == Outcome.CONNECTED) {
                connected.add(text);
            } else {
                findings.add(Address.finding(
                        text, "Is a broker running there, and is --bootstrap-servers right?", outcomes.get(i)));
            }
        }
        findings.addAll(logins(connected));
        if (!good.isEmpty()) {
            findings.addAll(cluster());
        }
        return findings;
    }

    private List<Outcome> connect(List<Address> addresses) {
        Duration patience = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
        return Asking.all(
                addresses,
                address -> address.connect(patience, tls),
                patience.multipliedBy(2).plusMillis(200),
                address -> Outcome.SILENT);
    }

    private List<Finding> logins(List<String> connected) {
        List<Finding> findings = Asking.all(
                connected, this::login, timeout.plusSeconds(1), address -> Trouble.atLogin(address, Trouble.silence()));
        for (int i = 0; i < connected.size(); i++) {
            if (findings.get(i).kind() == Finding.Kind.OK) {
                good.add(connected.get(i));
            }
        }
        return findings;
    }

    private Finding login(String address) {
        try (Admin admin = clients.admin(Set.of(address))) {
            Answers.await(admin.describeCluster().nodes(), "name its brokers");
            return Finding.ok("The broker at " + address + " answers and takes the login.");
        } catch (RuntimeException e) { // whatever the settings lead to; shown as far as it is no secret
            return Trouble.atLogin(address, e);
        }
    }

    private List<Finding> cluster() {
        Collection<Node> nodes;
        try (Admin admin = clients.admin(good)) {
            nodes = Answers.await(admin.describeCluster().nodes(), "name its brokers");
        } catch (AdminException e) {
            return List.of(Trouble.inCheck(e));
        }
        brokers = nodes.size();
        List<Node> others =
                nodes.stream().filter(node -> !good.contains(address(node))).toList();
        List<Outcome> outcomes =
                connect(others.stream().map(node -> new Address(address(node))).toList());
        return advertised(nodes, others, outcomes);
    }

    static List<Finding> advertised(Collection<Node> nodes, List<Node> others, List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            if (outcomes.get(i) != Outcome.CONNECTED) {
                Node node = others.get(i);
                findings.add(Address.finding(
                        "Broker " + node.idString() + " is said to be at " + address(node) + ", which",
                        "Set advertised.listeners of that broker to an address that is reachable from here.",
                        outcomes.get(i)));
            }
        }
        if (findings.isEmpty()) {
            findings.add(
                    Finding.ok("The cluster has " + Words.count(nodes.size(), "broker") + ", and each can be reached: "
                            + nodes.stream()
                                    .map(node -> node.idString() + " at " + address(node))
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + "."));
        }
        return findings;
    }

    private static String address(Node node) {
        String host = node.host().contains(":") ? "[" + node.host() + "]" : node.host();
        return host + ":" + node.port();
    }
}
