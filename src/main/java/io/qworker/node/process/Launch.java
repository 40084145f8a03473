package io.qworker.node.process;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import io.qworker.permission.Permissions;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be run, as {@code child_process} says it.
 *
 * @param file the program's name or path
 * @param arguments the first of them is what the program is to take for its name
 * @param variables each {@code name=value}
 * @param detached whether it leads a session of its own, and so outlives this one
 * @param user its number, or {@link #SAME}
 * @param group its number, or {@link #SAME}
 */
record Launch(
        String file,
        List<String> arguments,
        Path cwd,
        List<String> variables,
        List<ChildStream> streams,
        boolean detached,
        int user,
        int group) {

    static final int SAME = -1;

    private static final String LOADER_VARIABLES = "LD_";

    /** From the options of {@code spawn}. */
    static Launch of(LaneEnvironment lane, JSDynamicObject options) {
        Object cwd = JsValues.get(options, "cwd");
        Object variables = JsValues.get(options, "envPairs");
        Object arguments = JsValues.get(options, "args");
        String file = text(JsValues.get(options, "file"));
        return new Launch(
                file,
                JSRuntime.isNullOrUndefined(arguments) ? List.of(file) : texts(arguments),
                JSRuntime.isNullOrUndefined(cwd) || text(cwd).isEmpty() ? lane.cwd() : lane.resolve(text(cwd)),
                JSRuntime.isNullOrUndefined(variables) ? ownVariables(lane) : texts(variables),
                ChildStream.listOf(JsValues.get(options, "stdio")),
                JSRuntime.toBoolean(JsValues.get(options, "detached")),
                number(JsValues.get(options, "uid")),
                number(JsValues.get(options, "gid")));
    }

    private static List<String> ownVariables(LaneEnvironment lane) {
        synchronized (lane.variables()) {
            return lane.variables().entrySet().stream()
                    .map(variable -> variable.getKey() + "=" + variable.getValue())
                    .toList();
        }
    }

    /** The first one of that name, as the C library takes it; null if there is none. */
    String variable(String name) {
        return variables.stream()
                .filter(variable -> variable.startsWith(name + "="))
                .map(variable -> variable.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    /** For a program of a few that may be run: what would load other code into it is left out. */
    Launch without(Permissions permissions) {
        if (permissions.allowsAllPrograms()) {
            return this;
        }
        List<String> harmless = variables.stream()
                .filter(variable -> !variable.startsWith(LOADER_VARIABLES))
                .toList();
        return new Launch(file, arguments, cwd, harmless, streams, detached, user, group);
    }

    boolean isSameUser() {
        return user == SAME && group == SAME;
    }

    private static int number(Object value) {
        return JSRuntime.isNullOrUndefined(value) ? SAME : JSRuntime.toInt32(value);
    }

    private static List<String> texts(Object array) {
        return JsValues.elements(array).stream().map(Launch::text).toList();
    }

    private static String text(Object value) {
        return JSRuntime.toJavaString(value);
    }
}
