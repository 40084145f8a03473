package io.qworker.node.module;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** {@code modules}: reads the package.json files that its JavaScript half understands, and keeps stripped TypeScript. */
public final class ModulesBinding implements Binding {

    private static final StrippedTexts STRIPPED = StrippedTexts.ofUser();

    @Override
    public String name() {
        return "modules";
    }

    @Override
    public void define(Target target) {
        target.function("readText", 1, ModulesBinding::readText)
                .function("strippedBefore", 3, ModulesBinding::strippedBefore)
                .function("keepStripped", 4, ModulesBinding::keepStripped);
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

    /** {@code (source, filename, type)}: undefined when it is not known. */
    private static Object strippedBefore(NativeCall call) {
        return STRIPPED.find(StrippedTexts.key(call.string(0), call.string(1), call.string(2)))
                .<Object>map(JsValues::string)
                .orElse(JsValues.undefined());
    }

    /** {@code (source, filename, type, code)} */
    private static Object keepStripped(NativeCall call) {
        STRIPPED.keep(StrippedTexts.key(call.string(0), call.string(1), call.string(2)), call.string(3));
        return JsValues.undefined();
    }
}
