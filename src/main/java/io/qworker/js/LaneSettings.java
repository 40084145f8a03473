package io.qworker.js;

import io.qworker.permission.Permissions;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a lane looks from inside.
 *
 * @param name of its thread
 * @param cwd what {@code process.cwd()} says at first
 * @param argv {@code process.argv} after the program's own path; of a program with Node's own options, which come first
 * @param env {@code process.env}; the lane changes a copy
 * @param out where {@code process.stdout} goes
 * @param err where {@code process.stderr} goes
 * @param uncaught told of what nothing in JavaScript caught
 * @param bindings further {@code internalBinding}s, for this lane only
 * @param permissions what its JavaScript may do on the machine
 * @param role what the lane is to Node's library
 */
public record LaneSettings(
        String name,
        Path cwd,
        List<String> argv,
        Map<String, String> env,
        OutputStream out,
        OutputStream err,
        UncaughtHandler uncaught,
        List<Binding> bindings,
        Permissions permissions,
        LaneRole role) {

    /** The process's own folder, environment and output; an uncaught error goes to its standard error. */
    public static LaneSettings ofProcess(String name) {
        return new LaneSettings(
                name,
                Path.of("").toAbsolutePath(),
                List.of(),
                System.getenv(),
                System.out,
                System.err,
                (error, origin, globals) -> System.err.println("Uncaught " + error.stack()),
                List.of(),
                Permissions.ALL,
                LaneRole.TASKS);
    }

    public LaneSettings withName(String thread) {
        return new LaneSettings(thread, cwd, argv, env, out, err, uncaught, bindings, permissions, role);
    }

    public LaneSettings withCwd(Path folder) {
        return new LaneSettings(name, folder, argv, env, out, err, uncaught, bindings, permissions, role);
    }

    public LaneSettings withArgv(List<String> arguments) {
        return new LaneSettings(name, cwd, arguments, env, out, err, uncaught, bindings, permissions, role);
    }

    public LaneSettings withEnv(Map<String, String> variables) {
        return new LaneSettings(name, cwd, argv, variables, out, err, uncaught, bindings, permissions, role);
    }

    public LaneSettings withOutput(OutputStream standardOutput, OutputStream standardError) {
        return new LaneSettings(
                name, cwd, argv, env, standardOutput, standardError, uncaught, bindings, permissions, role);
    }

    public LaneSettings withUncaught(UncaughtHandler handler) {
        return new LaneSettings(name, cwd, argv, env, out, err, handler, bindings, permissions, role);
    }

    public LaneSettings withBindings(List<Binding> further) {
        return new LaneSettings(name, cwd, argv, env, out, err, uncaught, further, permissions, role);
    }

    /** Narrower than before: what both allow. Variables that may not be seen are taken away. */
    public LaneSettings narrowedTo(Permissions further) {
        Permissions both = permissions.and(further);
        return new LaneSettings(name, cwd, argv, both.visible(env), out, err, uncaught, bindings, both, role);
    }

    public LaneSettings withRole(LaneRole part) {
        return new LaneSettings(name, cwd, argv, env, out, err, uncaught, bindings, permissions, part);
    }
}
