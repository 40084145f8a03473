package io.qworker.node.process;

import io.qworker.js.Errno;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Optional;

/** Functions of the C library, and the numbers they take, as Linux has them. */
final class Libc {

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    static final AddressLayout POINTER = ValueLayout.ADDRESS;

    private static final int UNIX = 1;
    private static final int STREAM_CLOSED_ON_EXEC = 1 | 0x80000;
    private static final int SOCKET_ADDRESS_BYTES = 110;
    private static final int DUPLICATE_CLOSED_ON_EXEC = 1030;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = failing("socket", 0, INT, INT, INT);
    private static final MethodHandle CONNECT = failing("connect", 0, INT, POINTER, INT);
    private static final MethodHandle CLOSE = failing("close", 0, INT);
    private static final MethodHandle FCNTL = failing("fcntl", 2, INT, INT, INT);
    private static final MethodHandle OWN_GROUP = failing("getpgrp", 0);
    private static final MethodHandle KILL = failing("kill", 0, INT, INT);

    private Libc() {}

    /** A descriptor that is connected to the socket at a path. */
    static int connect(String path) throws SpawnFailure {
        int descriptor = call(SOCKET, UNIX, STREAM_CLOSED_ON_EXEC, 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(SOCKET_ADDRESS_BYTES);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) UNIX);
            address.setString(Short.BYTES, path);
            call(CONNECT, descriptor, address, SOCKET_ADDRESS_BYTES);
            return descriptor;
        } catch (SpawnFailure failure) {
            close(descriptor);
            throw failure;
        }
    }

    /** Another number, at least {@code lowest}, for the same thing. */
    static int duplicate(int descriptor, int lowest) throws SpawnFailure {
        return call(FCNTL, descriptor, DUPLICATE_CLOSED_ON_EXEC, lowest);
    }

    static void close(int descriptor) {
        try {
            call(CLOSE, descriptor);
        } catch (SpawnFailure gone) {
            // Whatever it says, the number is free.
        }
    }

    /** The number of the group of processes that this JVM is one of. */
    static int ownGroup() {
        try {
            return call(OWN_GROUP);
        } catch (SpawnFailure impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** 0, or one of libuv's errors. A negative {@code pid} names a group of processes. */
    static int kill(int pid, int signal) {
        try {
            return call(KILL, pid, signal);
        } catch (SpawnFailure failure) {
            return failure.errno().number();
        }
    }

    /** A function that answers -1 and sets errno when it fails; see {@link #call}. */
    static MethodHandle failing(String name, int firstVariadic, MemoryLayout... parameters) {
        Linker.Option capture = Linker.Option.captureCallState("errno");
        FunctionDescriptor descriptor = FunctionDescriptor.of(INT, parameters);
        return firstVariadic == 0
                ? link(name, descriptor, capture).orElseThrow()
                : link(name, descriptor, capture, Linker.Option.firstVariadicArg(firstVariadic))
                        .orElseThrow();
    }

    /** A function that answers 0 or the number of an error; empty if this C library has none of the name. */
    static Optional<MethodHandle> function(String name, MemoryLayout... parameters) {
        return link(name, FunctionDescriptor.of(INT, parameters));
    }

    // To call C is what this class is for.
    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> link(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        return LINKER.defaultLookup().find(name).map(address -> LINKER.downcallHandle(address, descriptor, options));
    }

    /** Calls one of the {@link #failing} functions. */
    static int call(MethodHandle function, Object... arguments) throws SpawnFailure {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            Object[] all = new Object[arguments.length + 1];
            all[0] = state;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            int result = plain(function, all);
            if (result < 0) {
                throw new SpawnFailure((int) ERRNO.get(state, 0L));
            }
            return result;
        }
    }

    /** Calls one of the functions that answer the number of their error. */
    static void check(MethodHandle function, Object... arguments) throws SpawnFailure {
        int error = plain(function, arguments);
        if (error != 0) {
            throw new SpawnFailure(error);
        }
    }

    /** C throws nothing. */
    static int plain(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** libuv's error for one of C's. */
    static Errno errno(int number) {
        return Arrays.stream(Errno.values())
                .filter(errno -> errno.number() == -number)
                .findFirst()
                .orElse(Errno.UNKNOWN);
    }
}
