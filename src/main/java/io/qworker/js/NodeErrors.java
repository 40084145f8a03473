package io.qworker.js;

import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.UserScriptException;
import com.oracle.truffle.js.runtime.builtins.JSError;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.permission.AccessDenied;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Turns what Java throws into JavaScript Errors with Node's fields, and the JDK's failures into {@link NodeException}s. */
public final class NodeErrors {

    private NodeErrors() {}

    /** An Error object, for a callback or a rejection. */
    public static JSDynamicObject object(JSRealm realm, Exception failure) {
        if (failure instanceof AccessDenied denied) {
            return denied(realm, denied);
        }
        NodeException node = failure instanceof NodeException known ? known : other(failure);
        JSDynamicObject error = JSError.create(type(node.code()), realm, JsValues.string(node.getMessage()));
        put(error, "errno", node.errno());
        put(error, "code", text(node.code()));
        put(error, "syscall", text(node.syscall()));
        put(error, "path", text(node.path()));
        put(error, "dest", text(node.destination()));
        return error;
    }

    private static JSDynamicObject denied(JSRealm realm, AccessDenied denied) {
        JSDynamicObject error = JSError.create(JSErrorType.Error, realm, JsValues.string(denied.getMessage()));
        put(error, "code", text("ERR_ACCESS_DENIED"));
        put(error, "permission", text(denied.permission()));
        put(error, "resource", text(denied.resource()));
        return error;
    }

    static RuntimeException toJavaScript(JSRealm realm, Exception failure) {
        return UserScriptException.create(object(realm, failure));
    }

    /** The system error that the JDK means, as {@code syscall} on {@code path} (which may be null) would report it. */
    public static NodeException system(IOException failure, String syscall, String path) {
        return NodeException.system(errno(failure), syscall, path, null);
    }

    public static Errno errno(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> Errno.ENOENT;
            case FileAlreadyExistsException _ -> Errno.EEXIST;
            case AccessDeniedException _ -> Errno.EACCES;
            case DirectoryNotEmptyException _ -> Errno.ENOTEMPTY;
            case NotDirectoryException _ -> Errno.ENOTDIR;
            case FileSystemLoopException _ -> Errno.ELOOP;
            case FileSystemException system when system.getReason() != null -> byText(system.getReason());
            default -> failure.getMessage() == null ? Errno.EIO : byText(failure.getMessage());
        };
    }

    private static Errno byText(String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        for (Errno errno : Errno.values()) {
            if (text.contains(errno.description())) {
                return errno;
            }
        }
        if (text.contains("is a directory")) {
            return Errno.EISDIR;
        }
        if (text.contains("too many levels of symbolic links")) {
            return Errno.ELOOP;
        }
        return Errno.EIO;
    }

    private static NodeException other(Exception failure) {
        return failure instanceof IOException io
                ? system(io, "read", null)
                : new NodeException(null, failure.toString());
    }

    private static JSErrorType type(String code) {
        if (code == null) {
            return JSErrorType.Error;
        }
        return switch (code) {
            case "ERR_INVALID_ARG_TYPE", "ERR_INVALID_ARG_VALUE", "ERR_INVALID_URL", "ERR_INVALID_THIS" ->
                JSErrorType.TypeError;
            case "ERR_OUT_OF_RANGE", "ERR_BUFFER_OUT_OF_BOUNDS" -> JSErrorType.RangeError;
            default -> JSErrorType.Error;
        };
    }

    private static Object text(String value) {
        return value == null ? null : JsValues.string(value);
    }

    private static void put(JSDynamicObject error, String key, Object value) {
        if (value != null) {
            JsValues.set(error, key, value);
        }
    }
}
