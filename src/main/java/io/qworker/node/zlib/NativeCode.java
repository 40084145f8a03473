package io.qworker.node.zlib;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Cleaner;

/** Functions of the native libraries that this program has loaded, by their names in C. */
final class NativeCode {

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    static final MemoryLayout POINTER = ValueLayout.ADDRESS;

    /** Frees what a stream that nobody closed has taken. */
    static final Cleaner CLEANER = Cleaner.create();

    private NativeCode() {}

    static MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
        return link(name, FunctionDescriptor.of(result, parameters));
    }

    static MethodHandle procedure(String name, MemoryLayout... parameters) {
        return link(name, FunctionDescriptor.ofVoid(parameters));
    }

    // To call C is what this class is for.
    @SuppressWarnings("restricted")
    private static MethodHandle link(String name, FunctionDescriptor descriptor) {
        MemorySegment address = SymbolLookup.loaderLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("No native function " + name));
        return Linker.nativeLinker().downcallHandle(address, descriptor);
    }

    /** Calls a function; C throws nothing. */
    static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static MemorySegment pointer(MethodHandle function, Object... arguments) {
        return (MemorySegment) call(function, arguments);
    }

    static int int32(MethodHandle function, Object... arguments) {
        return (int) call(function, arguments);
    }

    static long int64(MethodHandle function, Object... arguments) {
        return (long) call(function, arguments);
    }

    /** A string of C's, which says itself where it ends. */
    @SuppressWarnings("restricted")
    static String text(MemorySegment pointer) {
        return pointer.reinterpret(Long.MAX_VALUE).getString(0);
    }
}
