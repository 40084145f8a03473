package io.qworker.js;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The JavaScript that comes with the program: Node's own library, extracted at build time, and ours in {@code bindings/}.
 *
 * <p>A module id is Node's ({@code fs}, {@code internal/util}). Ours are {@code qworker}, which task files may require, and
 * {@code internal/qworker/…}, which they may not; they lie in {@code bindings/qworker/}.
 */
final class NodeLibrary {

    private static final String OURS = "internal/qworker/";
    private static final String FOLDER = "bindings/qworker/";

    /** Parts of Node's that its library does not hold as JavaScript, from packages of the same makers. */
    private static final Map<String, String> PACKAGES =
            Map.of("internal/deps/cjs-module-lexer", "/META-INF/resources/webjars/cjs-module-lexer/1.4.3/lexer.js");

    private final List<String> ids = new ArrayList<>();

    NodeLibrary() {
        ids.addAll(text("/node/modules.txt").lines().toList());
        ids.add("qworker");
        ourFiles()
                .map(name -> OURS + name.substring(0, name.length() - ".js".length()))
                .forEach(ids::add);
    }

    List<String> ids() {
        return ids;
    }

    /** What real Node says about itself, as JSON: version, versions, config, release, constants, errmap. */
    String facts() {
        return text("/node/facts.json");
    }

    /** Node's command-line options, as JSON. */
    String options() {
        return text("/node/options.json");
    }

    /** Throws when there is no module of that id. */
    String module(String id) {
        if (id.equals("qworker")) {
            return text("/bindings/qworker/index.js");
        }
        if (PACKAGES.containsKey(id)) {
            return text(PACKAGES.get(id));
        }
        return id.startsWith(OURS)
                ? text("/bindings/qworker/" + id.substring(OURS.length()) + ".js")
                : text("/node/lib/" + id + ".js");
    }

    /** The JavaScript half of a binding, null when it has none. */
    String binding(String name) {
        return optional("/bindings/internal/" + name + ".js");
    }

    /** What the engine lacks. */
    String engine() {
        return text("/bindings/engine.js");
    }

    String boot() {
        return text("/bindings/boot.js");
    }

    /** The names of the files in {@code bindings/qworker/}, in the jar or in a folder of classes. */
    private static Stream<String> ourFiles() {
        URL index = NodeLibrary.class.getResource("/bindings/qworker/index.js");
        if (index == null) {
            throw new IllegalStateException(incomplete("/bindings/qworker/index.js"));
        }
        try {
            if (index.openConnection() instanceof JarURLConnection jar) {
                return jar.getJarFile().stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith(FOLDER) && name.endsWith(".js"))
                        .map(name -> name.substring(FOLDER.length()));
            }
            return Arrays.stream(new File(index.toURI()).getParentFile().list((folder, name) -> name.endsWith(".js")));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Cannot list " + FOLDER + " of the program", e);
        }
    }

    private static String incomplete(String resource) {
        return "The program is incomplete: it lacks " + resource + ". Build it again.";
    }

    private static String text(String resource) {
        String text = optional(resource);
        if (text == null) {
            throw new IllegalStateException(incomplete(resource));
        }
        return text;
    }

    private static String optional(String resource) {
        try (InputStream in = NodeLibrary.class.getResourceAsStream(resource)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource + " of the program", e);
        }
    }
}
