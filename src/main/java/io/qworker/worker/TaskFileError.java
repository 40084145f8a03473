package io.qworker.worker;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.util.Optional;

/** A task file could not be loaded, or a hook failed; the message is JavaScript's own. */
public final class TaskFileError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String taskId;
    private final String stack;
    private final String code;

    private TaskFileError(String message, String taskId, String stack, String code) {
        super(message);
        this.taskId = taskId;
        this.stack = stack;
        this.code = code;
    }

    /** Of a call {@code done(error, taskId)}. */
    static TaskFileError of(NativeCall call) {
        Object error = call.argument(0);
        String taskId = call.isAbsent(1) ? null : call.string(1);
        return error instanceof JSDynamicObject object && JSRuntime.isObject(object)
                ? new TaskFileError(text(object, "message"), taskId, text(object, "stack"), text(object, "code"))
                : new TaskFileError(call.string(0), taskId, null, null);
    }

    private static String text(JSDynamicObject error, String field) {
        Object value = JsValues.get(error, field);
        return JSRuntime.isNullOrUndefined(value) ? null : JSRuntime.toJavaString(value);
    }

    /** The task at whose file it happened. */
    public Optional<String> taskId() {
        return Optional.ofNullable(taskId);
    }

    public Optional<String> stack() {
        return Optional.ofNullable(stack);
    }

    /** Node's code, such as {@code MODULE_NOT_FOUND}. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }
}
