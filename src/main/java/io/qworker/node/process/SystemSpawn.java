package io.qworker.node.process;

import static io.qworker.node.process.Libc.INT;
import static io.qworker.node.process.Libc.POINTER;

import io.qworker.js.Errno;
import io.qworker.permission.Permissions;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One call of {@code posix_spawn}: what the new process does before it becomes the program. */
final class SystemSpawn implements AutoCloseable {

    /** More than any C library needs for its structures. */
    private static final int STRUCTURE_BYTES = 1024;

    private static final short DEFAULT_SIGNALS = 0x04;
    private static final short SIGNAL_MASK = 0x08;
    private static final short NEW_SESSION = 0x80;
    private static final int READ_WRITE = 2;
    private static final String SHELL = "/bin/sh";
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;

    private static final MethodHandle SPAWN =
            function("posix_spawn", POINTER, POINTER, POINTER, POINTER, POINTER, POINTER);
    private static final MethodHandle INIT_ATTRIBUTES = function("posix_spawnattr_init", POINTER);
    private static final MethodHandle FREE_ATTRIBUTES = function("posix_spawnattr_destroy", POINTER);
    private static final MethodHandle SET_FLAGS = function("posix_spawnattr_setflags", POINTER, SHORT);
    private static final MethodHandle SET_DEFAULT = function("posix_spawnattr_setsigdefault", POINTER, POINTER);
    private static final MethodHandle SET_MASK = function("posix_spawnattr_setsigmask", POINTER, POINTER);
    private static final MethodHandle FILL_SIGNALS = function("sigfillset", POINTER);
    private static final MethodHandle EMPTY_SIGNALS = function("sigemptyset", POINTER);
    private static final MethodHandle INIT_ACTIONS = function("posix_spawn_file_actions_init", POINTER);
    private static final MethodHandle FREE_ACTIONS = function("posix_spawn_file_actions_destroy", POINTER);
    private static final MethodHandle ADD_DUPLICATE = function("posix_spawn_file_actions_adddup2", POINTER, INT, INT);
    private static final MethodHandle ADD_CLOSE = function("posix_spawn_file_actions_addclose", POINTER, INT);
    private static final MethodHandle ADD_OPEN =
            function("posix_spawn_file_actions_addopen", POINTER, INT, POINTER, INT, INT);
    private static final MethodHandle ADD_CHANGE_FOLDER =
            function("posix_spawn_file_actions_addchdir_np", POINTER, POINTER);
    private static final Optional<MethodHandle> ADD_CLOSE_FROM =
            Libc.function("posix_spawn_file_actions_addclosefrom_np", POINTER, INT);

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment attributes = arena.allocate(STRUCTURE_BYTES);
    private final MemorySegment actions = arena.allocate(STRUCTURE_BYTES);
    private final List<Integer> duplicates = new ArrayList<>();

    private SystemSpawn() {
        Libc.plain(INIT_ATTRIBUTES, attributes);
        Libc.plain(INIT_ACTIONS, actions);
    }

    private static MethodHandle function(String name, java.lang.foreign.MemoryLayout... parameters) {
        return Libc.function(name, parameters).orElseThrow(() -> new UnsupportedOperationException(name));
    }

    /** @param descriptors of this process, for the child's 0, 1, 2, …; null for nothing, which the first three have all the same */
    static SystemChild start(Program program, Launch launch, List<Integer> descriptors, Permissions permissions)
            throws SpawnFailure {
        try (SystemSpawn spawn = new SystemSpawn()) {
            spawn.describe(launch, descriptors);
            return new SystemChild(spawn.run(program, launch, permissions));
        }
    }

    private void describe(Launch launch, List<Integer> descriptors) throws SpawnFailure {
        MemorySegment signals = arena.allocate(STRUCTURE_BYTES);
        Libc.plain(FILL_SIGNALS, signals);
        Libc.check(SET_DEFAULT, attributes, signals);
        Libc.plain(EMPTY_SIGNALS, signals);
        Libc.check(SET_MASK, attributes, signals);
        int flags = DEFAULT_SIGNALS | SIGNAL_MASK | (launch.detached() ? NEW_SESSION : 0);
        Libc.check(SET_FLAGS, attributes, (short) flags);
        arrange(descriptors);
        Libc.check(ADD_CHANGE_FOLDER, actions, arena.allocateFrom(launch.cwd().toString()));
    }

    /** First away with those that another one is to take the place of. */
    private void arrange(List<Integer> descriptors) throws SpawnFailure {
        List<Integer> sources = new ArrayList<>();
        for (Integer descriptor : descriptors) {
            if (descriptor != null && descriptor < descriptors.size()) {
                int copy = Libc.duplicate(descriptor, descriptors.size());
                duplicates.add(copy);
                sources.add(copy);
            } else {
                sources.add(descriptor);
            }
        }
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i) != null) {
                Libc.check(ADD_DUPLICATE, actions, sources.get(i), i);
            } else if (i < 3) {
                Libc.check(ADD_OPEN, actions, i, arena.allocateFrom("/dev/null"), READ_WRITE, 0);
            } else {
                Libc.check(ADD_CLOSE, actions, i);
            }
        }
        closeFrom(sources.size());
    }

    /** Nothing else of this JVM's may get into a child. */
    private void closeFrom(int first) throws SpawnFailure {
        if (ADD_CLOSE_FROM.isPresent()) {
            Libc.check(ADD_CLOSE_FROM.get(), actions, first);
            return;
        }
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            for (Path open : all.toList()) {
                int descriptor = Integer.parseInt(open.getFileName().toString());
                if (descriptor >= first) {
                    Libc.check(ADD_CLOSE, actions, descriptor);
                }
            }
        } catch (IOException noProc) {
            throw new SpawnFailure(Errno.ENOSYS);
        }
    }

    private int run(Program program, Launch launch, Permissions permissions) throws SpawnFailure {
        MemorySegment environment = texts(launch.variables());
        try {
            return run(program.path(), texts(launch.arguments()), environment);
        } catch (SpawnFailure failure) {
            if (failure.errno() != Errno.ENOEXEC) {
                throw failure;
            }
            // A script without a first line that says what runs it: the shell does.
            permissions.requireProgram(Path.of(SHELL));
            return run(SHELL, texts(program.asScript(launch.arguments())), environment);
        }
    }

    private int run(String path, MemorySegment arguments, MemorySegment environment) throws SpawnFailure {
        MemorySegment pid = arena.allocate(INT);
        Libc.check(SPAWN, pid, arena.allocateFrom(path), actions, attributes, arguments, environment);
        return pid.get(INT, 0);
    }

    private MemorySegment texts(List<String> texts) {
        MemorySegment array = arena.allocate(POINTER, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(POINTER, i, arena.allocateFrom(texts.get(i)));
        }
        return array;
    }

    @Override
    public void close() {
        duplicates.forEach(Libc::close);
        Libc.plain(FREE_ACTIONS, actions);
        Libc.plain(FREE_ATTRIBUTES, attributes);
        arena.close();
    }
}
