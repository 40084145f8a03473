package io.qworker.node.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom the process runs as. {@code shell} is null when the system does not tell; ids are -1 where there are none. */
record User(int uid, int gid, String name, String home, String shell) {

    static User current() {
        int uid = id("unix:uid");
        int gid = id("unix:gid");
        return ProcFile.lines("/etc/passwd").stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length >= 7 && fields[2].equals(Integer.toString(uid)))
                .findFirst()
                .map(fields -> new User(uid, gid, fields[0], fields[5], fields[6]))
                .orElseGet(() ->
                        new User(uid, gid, System.getProperty("user.name"), System.getProperty("user.home"), null));
    }

    /** A file made by the process, or what Linux shows of it, belongs to its user. */
    private static int id(String attribute) {
        try {
            Path own = Path.of("/proc/self");
            if (Files.exists(own)) {
                return (int) Files.getAttribute(own, attribute);
            }
            Path made = Files.createTempFile("qworker", null);
            try {
                return (int) Files.getAttribute(made, attribute);
            } finally {
                Files.delete(made);
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return -1;
        }
    }
}
