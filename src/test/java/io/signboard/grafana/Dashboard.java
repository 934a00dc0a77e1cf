package io.signboard.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A dashboard as its file describes it.
 *
 * @param tree the file, changeable
 */
record Dashboard(ObjectNode tree) {

    /** The folder of the files. */
    static final Path FOLDER = Path.of("grafana", "dashboards");

    private static final JsonMapper MAPPER = new JsonMapper();

    /** What the hall looks at. */
    static Dashboard ceremony() {
        return read("ceremony.json");
    }

    /** What operators look at. */
    static Dashboard operations() {
        return read("operations.json");
    }

    private static Dashboard read(String file) {
        try {
            return new Dashboard(
                    (ObjectNode) MAPPER.readTree(FOLDER.resolve(file).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String uid() {
        return tree.path("uid").asText();
    }

    /** Whether it is made for a wall that nobody scrolls. */
    boolean isWall() {
        return uid().equals("signboard-ceremony");
    }

    /** Every panel, rows and what folded rows hold too. */
    List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel : tree.path("panels")) {
            panels.add(new Panel(panel));
            panel.path("panels").forEach(inner -> panels.add(new Panel(inner)));
        }
        return panels;
    }

    /** Every query of every panel. */
    List<Query> queries() {
        return panels().stream().flatMap(panel -> panel.queries().stream()).toList();
    }

    /** The variables that its queries may use. */
    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        tree.path("templating").path("list").forEach(node -> variables.add(new Variable(node)));
        return variables;
    }

    @Override
    public String toString() {
        return uid();
    }
}
