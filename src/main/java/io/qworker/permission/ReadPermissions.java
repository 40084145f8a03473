package io.qworker.permission;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Reads permissions as people write them:
 *
 * <pre>
 * { "fs": ["./data"], "net": ["api.example.org:443"], "run": ["git"], "env": ["HOME", "APP_*"], "worker": false }
 * </pre>
 *
 * Each is a list, {@code false} for nothing or {@code true} for everything; {@code fs} may also be {@code {"read": …,
 * "write": …}}.
 */
final class ReadPermissions {

    private static final Set<String> KEYS = Set.of("fs", "net", "run", "env", "worker");
    private static final Set<String> FILE_KEYS = Set.of("read", "write");

    private final BsonDocument given;
    private final Path base;

    /** @param base relative paths start there */
    ReadPermissions(BsonDocument given, Path base) {
        this.given = given;
        this.base = base;
        refuseUnknown(given, KEYS, "\"permissions\"");
    }

    Rules rules() {
        return new Rules(files(), net(), run(), env(), worker());
    }

    private Rules.Files files() {
        BsonValue value = given.get("fs");
        if (value == null || !value.isDocument()) {
            PathScope both = paths(value, "fs");
            return new Rules.Files(both, both);
        }
        BsonDocument kinds = value.asDocument();
        refuseUnknown(kinds, FILE_KEYS, "\"permissions\", \"fs\"");
        return new Rules.Files(paths(kinds.get("read"), "fs.read"), paths(kinds.get("write"), "fs.write"));
    }

    private PathScope paths(BsonValue value, String name) {
        List<String> texts = texts(value, name);
        return texts == null ? PathScope.EVERYTHING : PathScope.of(texts, base);
    }

    private NetScope net() {
        List<String> texts = texts(given.get("net"), "net");
        return texts == null ? NetScope.EVERYTHING : NetScope.of(texts);
    }

    private ProgramScope run() {
        List<String> texts = texts(given.get("run"), "run");
        String path = System.getenv().getOrDefault("PATH", "");
        return texts == null ? ProgramScope.EVERYTHING : ProgramScope.of(texts, base, path);
    }

    private NameScope env() {
        List<String> texts = texts(given.get("env"), "env");
        return texts == null ? NameScope.EVERYTHING : new NameScope(texts);
    }

    private boolean worker() {
        BsonValue value = given.get("worker");
        if (value != null && !value.isBoolean()) {
            throw new UnreadablePermissions("\"permissions\": \"worker\" must be true or false");
        }
        return value == null || value.asBoolean().getValue();
    }

    /** Null for everything. */
    private static List<String> texts(BsonValue value, String name) {
        if (value == null) {
            return null;
        }
        if (value.isBoolean()) {
            return value.asBoolean().getValue() ? null : List.of();
        }
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            for (BsonValue element : value.asArray()) {
                if (element.isString() && !element.asString().getValue().isBlank()) {
                    texts.add(element.asString().getValue().strip());
                } else {
                    throw notAList(name);
                }
            }
            return List.copyOf(texts);
        }
        throw notAList(name);
    }

    private static UnreadablePermissions notAList(String name) {
        return new UnreadablePermissions(
                "\"permissions\": \"" + name + "\" must be a list of texts, false for nothing or true for everything");
    }

    private static void refuseUnknown(BsonDocument document, Set<String> known, String where) {
        for (String key : document.keySet()) {
            if (!known.contains(key)) {
                throw new UnreadablePermissions(where + ": “" + key + "” is unknown; there are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }
}
