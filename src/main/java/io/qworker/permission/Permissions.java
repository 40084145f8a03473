package io.qworker.permission;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What a lane may do. Several rules hold together: something is allowed when each of them allows it. Every binding that
 * reaches the machine asks here first.
 */
public record Permissions(List<Rules> rules) {

    /** Nothing is narrowed, which is the default. */
    public static final Permissions ALL = new Permissions(List.of());

    /** Where the variables and the memory of processes can be read as files. */
    private static final Path PROCESSES = Path.of("/proc");

    /**
     * As somebody wrote them.
     *
     * @param base relative paths start there
     * @throws UnreadablePermissions naming the part that is wrong
     */
    public static Permissions read(BsonValue given, Path base) {
        if (!given.isDocument()) {
            throw new UnreadablePermissions(
                    "\"permissions\" must be an object such as {\"fs\": [\"./data\"], \"net\": false}");
        }
        BsonDocument document = given.asDocument();
        return new Permissions(List.of(new ReadPermissions(document, base).rules()));
    }

    /** These and those: what both allow. */
    public Permissions and(Permissions others) {
        List<Rules> both = new ArrayList<>(rules);
        others.rules.stream().filter(rule -> !both.contains(rule)).forEach(both::add);
        return new Permissions(List.copyOf(both));
    }

    /** The same, but that these folders may always be read: a program's own code. */
    public Permissions withReadable(List<Path> folders) {
        return new Permissions(rules.stream()
                .map(rule -> new Rules(
                        new Rules.Files(
                                rule.files().read().with(folders), rule.files().write()),
                        rule.net(),
                        rule.run(),
                        rule.env(),
                        rule.worker()))
                .toList());
    }

    public boolean isNarrowed() {
        return !rules.isEmpty();
    }

    /** Whether some files are out of reach. */
    public boolean narrowsFiles() {
        return isNarrowed();
    }

    /** Whether every file may be read and written. */
    public boolean allowsAllFiles() {
        return rules.stream()
                .allMatch(rule -> rule.files().read().isEverything()
                        && rule.files().write().isEverything());
    }

    public boolean allowsAllReading() {
        return rules.stream().allMatch(rule -> rule.files().read().isEverything());
    }

    public boolean allowsAllWriting() {
        return rules.stream().allMatch(rule -> rule.files().write().isEverything());
    }

    /**
     * Where an operation on a file really takes place: the path without links, which is to be used instead of the one given.
     *
     * @param followLast whether the operation follows a link at the path's end
     * @throws AccessDenied if it may not
     */
    public Path file(Path path, Access access, boolean followLast) throws IOException {
        if (!isNarrowed()) {
            return path;
        }
        Path real = RealPath.of(path, followLast);
        if (!allows(real, access)) {
            throw AccessDenied.file(access, path.toString());
        }
        return real;
    }

    /** Whether it may, of a path that need not exist. */
    public boolean allows(Access access, Path path) {
        try {
            return allows(RealPath.of(path, true), access);
        } catch (IOException unreachable) {
            return false;
        }
    }

    private boolean allows(Path real, Access access) {
        return !showsProcess(real) && rules.stream().allMatch(rule -> allows(rule.files(), real, access));
    }

    private static boolean allows(Rules.Files files, Path real, Access access) {
        boolean readable = files.read().covers(real)
                || access == Access.LOOK
                        && (files.read().leadsThrough(real) || files.write().leadsThrough(real));
        return (!access.reads() || readable)
                && (!access.writes() || files.write().covers(real));
    }

    /** Files of processes lead around every rule: to variables, memory, and what is open. */
    private static boolean showsProcess(Path real) {
        return real.startsWith(PROCESSES)
                && real.getNameCount() > 1
                && real.getName(1).toString().matches("\\d+|self|thread-self");
    }

    public void requireAllFiles(String path) {
        if (!allowsAllFiles()) {
            throw AccessDenied.file(Access.READ_AND_WRITE, path);
        }
    }

    public boolean narrowsNet() {
        return rules.stream().anyMatch(rule -> !rule.net().isEverything());
    }

    boolean allowsName(String host) {
        return rules.stream().allMatch(rule -> rule.net().coversName(host));
    }

    boolean allowsEach(Function<NetScope, Boolean> question) {
        return rules.stream().allMatch(rule -> question.apply(rule.net()));
    }

    /** @param realPath without links */
    public void requireUnixSocket(Path path) throws IOException {
        if (narrowsNet()) {
            String real = RealPath.of(path, true).toString();
            if (!allowsEach(net -> net.coversUnixSocket(real))) {
                throw AccessDenied.net("use the socket unix:" + path, path.toString());
            }
        }
    }

    /** Binding a port of this machine's: the address itself must be listed. */
    public void requireListening(InetAddress address, int port) {
        if (!allowsEach(net -> net.coversAddress(Network.plain(address), port))) {
            String where = address.getHostAddress() + ":" + port;
            throw AccessDenied.net("listen on " + where, where);
        }
    }

    /** @param program absolute */
    public void requireProgram(Path program) {
        if (!rules.stream().allMatch(rule -> rule.run().covers(program))) {
            throw AccessDenied.run(program.toString());
        }
    }

    public boolean allowsAllPrograms() {
        return rules.stream().allMatch(rule -> rule.run().isEverything());
    }

    public boolean allowsWorkers() {
        return rules.stream().allMatch(Rules::worker);
    }

    public void requireWorkers() {
        if (!allowsWorkers()) {
            throw AccessDenied.worker();
        }
    }

    /** The variables that may be seen. */
    public Map<String, String> visible(Map<String, String> variables) {
        if (!isNarrowed()) {
            return variables;
        }
        Map<String, String> visible = new HashMap<>(variables);
        visible.keySet()
                .removeIf(name -> !rules.stream().allMatch(rule -> rule.env().covers(name)));
        return visible;
    }
}
