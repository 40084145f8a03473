package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code credentials}: who runs the process, and whether a name is one of the system's users or groups. */
final class CredentialsBinding implements Binding {

    private static final Path STATUS = Path.of("/proc/self/status");

    @Override
    public String name() {
        return "credentials";
    }

    @Override
    public void define(Target target) {
        target.function("uid", 0, call -> id("Uid:", 0, "unix:uid"))
                .function("effectiveUid", 0, call -> id("Uid:", 1, "unix:uid"))
                .function("gid", 0, call -> id("Gid:", 0, "unix:gid"))
                .function("effectiveGid", 0, call -> id("Gid:", 1, "unix:gid"))
                .function("groups", 0, CredentialsBinding::groups)
                .function("isUser", 1, call -> isKnown(call.string(0), false))
                .function("isGroup", 1, call -> isKnown(call.string(0), true))
                .function("isMyself", 1, call -> isMyself(call.string(0)));
    }

    /** Of Linux's own account of the process; elsewhere by a file of its own. Undefined where the system has no such ids. */
    private static Object id(String line, int index, String attribute) {
        try {
            List<String> ids = status(line);
            if (ids.size() > index) {
                return Integer.parseInt(ids.get(index));
            }
            Path home = Path.of(System.getProperty("user.home"));
            return Files.getAttribute(home, attribute) instanceof Integer id ? id : JsValues.undefined();
        } catch (IOException | UnsupportedOperationException notUnix) {
            return JsValues.undefined();
        }
    }

    /** The numbers of a line of the process's status. */
    private static List<String> status(String name) throws IOException {
        if (!Files.exists(STATUS)) {
            return List.of();
        }
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(name)) {
                String numbers = line.substring(name.length()).strip();
                return numbers.isEmpty() ? List.of() : List.of(numbers.split("\\s+"));
            }
        }
        return List.of();
    }

    /** The supplementary groups, the effective one among them. */
    private static Object groups(NativeCall call) throws IOException {
        Set<Object> groups = new LinkedHashSet<>();
        status("Groups:").forEach(group -> groups.add(Integer.parseInt(group)));
        groups.add(id("Gid:", 1, "unix:gid"));
        return JsValues.array(call.realm(), new ArrayList<>(groups));
    }

    private static boolean isKnown(String name, boolean group) throws IOException {
        try {
            UserPrincipalLookupService lookup = FileSystems.getDefault().getUserPrincipalLookupService();
            if (group) {
                lookup.lookupPrincipalByGroupName(name);
            } else {
                lookup.lookupPrincipalByName(name);
            }
            return true;
        } catch (UserPrincipalNotFoundException unknown) {
            return false;
        }
    }

    private static boolean isMyself(String user) {
        return user.equals(System.getProperty("user.name"));
    }
}
