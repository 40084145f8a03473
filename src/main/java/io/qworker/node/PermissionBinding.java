package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.NativeCall;
import io.qworker.permission.Access;
import io.qworker.permission.Permissions;

/** {@code permission}: what {@code process.permission.has(scope, reference)} answers. */
final class PermissionBinding implements Binding {

    @Override
    public String name() {
        return "permission";
    }

    @Override
    public void define(Target target) {
        target.function("has", 2, PermissionBinding::has)
                .function("isNarrowed", 0, call -> permissions(call).isNarrowed());
    }

    private static Object has(NativeCall call) {
        Permissions permissions = permissions(call);
        return switch (call.string(0)) {
            case "fs" -> permissions.allowsAllFiles();
            case "fs.read" -> call.isAbsent(1) ? permissions.allowsAllReading() : allows(call, Access.READ);
            case "fs.write" -> call.isAbsent(1) ? permissions.allowsAllWriting() : allows(call, Access.WRITE);
            case "net" -> !permissions.narrowsNet();
            case "child" -> permissions.allowsAllPrograms();
            case "worker" -> permissions.allowsWorkers();
            default -> false;
        };
    }

    private static boolean allows(NativeCall call, Access access) {
        return permissions(call).allows(access, call.lane().resolve(call.string(1)));
    }

    private static Permissions permissions(NativeCall call) {
        return call.lane().permissions();
    }
}
