package io.qworker.js;

import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import java.net.URI;

/**
 * A text to compile.
 *
 * @param name what stack traces call it
 * @param referrer by what the text is known again when it calls {@code import()}; null when its name says enough. Texts
 *     that differ in nothing share their code.
 */
public record ScriptText(String name, String text, URI referrer) {

    public ScriptText(String name, String text) {
        this(name, text, null);
    }

    public Source source() {
        return builder().build();
    }

    /** For the parser of ES modules. */
    public Source moduleSource() {
        return builder().mimeType(JavaScriptLanguage.MODULE_MIME_TYPE).build();
    }

    private Source.LiteralBuilder builder() {
        Source.LiteralBuilder builder = Source.newBuilder(JavaScriptLanguage.ID, text, name);
        return referrer == null ? builder : builder.uri(referrer);
    }
}
