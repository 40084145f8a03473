package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.permission.Access;
import io.qworker.permission.AccessDenied;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code modules}: reads the package.json files that its JavaScript half understands. */
final class ModulesBinding implements Binding {

    @Override
    public String name() {
        return "modules";
    }

    @Override
    public void define(Target target) {
        target.function("readText", 1, ModulesBinding::readText);
    }

    /** Undefined when it cannot be read. */
    private static Object readText(NativeCall call) {
        try {
            Path file = call.lane().permissions().file(call.lane().resolve(call.string(0)), Access.READ, true);
            byte[] bytes = Files.readAllBytes(file);
            return JsValues.string(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException | AccessDenied absent) {
            return JsValues.undefined();
        }
    }
}
