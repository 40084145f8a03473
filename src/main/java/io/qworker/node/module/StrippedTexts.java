package io.qworker.node.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * TypeScript files without their types, by what they were made of. To strip the first costs seconds, since the stripper is
 * a large WebAssembly program; so the results are shared by all lanes and kept in a folder of the user's for later runs.
 */
final class StrippedTexts {

    private static final int MAX_IN_MEMORY = 500;
    /** Grows when what is kept changes in form. */
    private static final String VERSION = "node-24.14.1";

    private final Path folder;
    private final Map<String, String> memory = new ConcurrentHashMap<>();

    StrippedTexts(Path folder) {
        this.folder = folder;
    }

    /** In the user's cache folder, as the XDG specification places it. */
    static StrippedTexts ofUser() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path root =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return new StrippedTexts(root.resolve("qworker").resolve("typescript"));
    }

    static String key(String source, String filename, String type) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {VERSION, type, filename, source}) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<String> find(String key) {
        String known = memory.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return Optional.of(remember(key, Files.readString(file(key))));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Not being able to write only costs time later. */
    void keep(String key, String text) {
        remember(key, text);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path part = Files.createTempFile(folder, key, ".part");
            Files.writeString(part, text);
            Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UnsupportedOperationException unwritable) {
            // A folder that is full, read-only or on a strange file system: the text stays in memory.
        }
    }

    private String remember(String key, String text) {
        if (memory.size() >= MAX_IN_MEMORY) {
            memory.clear();
        }
        memory.put(key, text);
        return text;
    }

    private Path file(String key) {
        return folder.resolve(key + ".js");
    }
}
