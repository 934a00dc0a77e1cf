package io.signboard.board.http;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The board as a page for big screens, and the files that it is made of: those listed here and no others, whatever else lies
 * on the class path.
 */
final class PageRoutes implements RouteSet {

    private static final String PAGE = "/board/page/";
    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.simple.min.js";
    private static final String SCRIPT = "text/javascript";
    private static final String STYLE = "text/css";

    /** The page's own style sheets and modules. */
    private static final List<String> OWN = List.of(
            "base.css",
            "layout.css",
            "panels.css",
            "states.css",
            "phone.css",
            "board.js",
            "ceremony.js",
            "charts.js",
            "chooser.js",
            "clock.js",
            "counter.js",
            "counts.js",
            "curve.js",
            "decimal.js",
            "definition.js",
            "dom.js",
            "figures.js",
            "fit.js",
            "health.js",
            "lamp.js",
            "language.js",
            "light.js",
            "members.js",
            "page.js",
            "projects.js",
            "room.js",
            "stream.js",
            "texts.js",
            "times.js",
            "version.js",
            "windows.js",
            "words.js");

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final Asset page;

    PageRoutes() {
        MessageDigest all = sha256();
        OWN.forEach(name -> add(name, PAGE + name, name.endsWith(".css") ? STYLE : SCRIPT, all));
        add("echarts.simple.min.js", CHARTS, SCRIPT, all);
        add("icon.svg", PAGE + "icon.svg", "image/svg+xml", all);
        byte[] html = ClassPath.bytes(PAGE + "index.html");
        all.update(html);
        // The page's version covers its files: a page that stands for days asks for it to learn that there is a newer
        // one.
        page = new Asset("text/html", version(all), html);
    }

    private void add(String name, String resource, String mediaType, MessageDigest all) {
        byte[] content = ClassPath.bytes(resource);
        all.update(content);
        MessageDigest one = sha256();
        one.update(content);
        assets.put(name, new Asset(mediaType, version(one), content));
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("/", this::page), new Route("/assets/{name}", this::asset));
    }

    /** The names of the files that the page may load. */
    Set<String> names() {
        return Set.copyOf(assets.keySet());
    }

    private void page(Context context) {
        SecurityHeaders.PAGE.forEach(context::header);
        page.answer(context);
    }

    private void asset(Context context) {
        String name = context.pathParam("name");
        Asset asset = assets.get(name);
        if (asset == null) {
            throw ProblemException.notFound("The page has no file \"" + name + "\".");
        }
        asset.answer(context);
    }

    private static String version(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
