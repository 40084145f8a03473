package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

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
            byte[] bytes = Files.readAllBytes(call.lane().resolve(call.string(0)));
            return JsValues.string(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException absent) {
            return JsValues.undefined();
        }
    }
}
