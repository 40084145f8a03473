package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code credentials}: who runs the process. */
final class CredentialsBinding implements Binding {

    @Override
    public String name() {
        return "credentials";
    }

    @Override
    public void define(Target target) {
        target.function("uid", 0, call -> id("unix:uid")).function("gid", 0, call -> id("unix:gid"));
    }

    /** Undefined where the system has no such ids. */
    private static Object id(String attribute) {
        try {
            Path own = Path.of("/proc/self");
            Path probe = Files.exists(own) ? own : Path.of(System.getProperty("user.home"));
            return Files.getAttribute(probe, attribute) instanceof Integer id ? id : JsValues.undefined();
        } catch (IOException | UnsupportedOperationException notUnix) {
            return JsValues.undefined();
        }
    }
}
