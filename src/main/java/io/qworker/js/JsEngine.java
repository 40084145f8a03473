package io.qworker.js;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.io.IOAccess;

/**
 * The JavaScript engine of the process: what lanes share, that is parsed and compiled code. Make one and keep it.
 *
 * <p>It compiles hot code when the JVM runs with the optimizing compiler on its upgrade module path, and interprets
 * otherwise; {@link #isOptimizing} tells which.
 */
public final class JsEngine implements AutoCloseable {

    /** What the engine itself needs to run WebAssembly; scripts reach no other language. */
    private static final PolyglotAccess WEB_ASSEMBLY = PolyglotAccess.newBuilder()
            .allowEvalBetween("js", "wasm")
            .allowBindingsAccess("js")
            .allowBindingsAccess("wasm")
            .build();

    private final Engine engine;
    private final NodeLibrary library = new NodeLibrary();
    private final Scripts scripts = new Scripts();

    private JsEngine(Engine engine) {
        this.engine = engine;
    }

    public static JsEngine create() {
        return new JsEngine(Engine.newBuilder("js", "wasm")
                .allowExperimentalOptions(true)
                .option("engine.WarnInterpreterOnly", "false")
                .build());
    }

    /** Whether hot JavaScript becomes machine code. */
    public boolean isOptimizing() {
        return !engine.getImplementationName().startsWith("Interpreted");
    }

    /** For people: {@code GraalJS 25.0.2, GraalVM CE} or {@code GraalJS 25.0.2, Interpreted}. */
    public String description() {
        return "GraalJS " + version() + ", " + engine.getImplementationName();
    }

    /** {@code GraalVM CE} with the optimizing compiler, {@code Interpreted} without. */
    public String implementation() {
        return engine.getImplementationName();
    }

    /** GraalJS's; the engine itself only knows that it was built from Maven artifacts. */
    public String version() {
        try (InputStream version = Engine.class.getResourceAsStream("/META-INF/graalvm/org.graalvm.polyglot/version")) {
            return version == null ? engine.getVersion() : new String(version.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            return engine.getVersion();
        }
    }

    NodeLibrary library() {
        return library;
    }

    Scripts scripts() {
        return scripts;
    }

    /** A context in which nothing of the host can be reached except what a lane puts there. */
    Context newContext() {
        return Context.newBuilder("js", "wasm")
                .engine(engine)
                .allowExperimentalOptions(true)
                .allowHostAccess(HostAccess.NONE)
                .allowPolyglotAccess(WEB_ASSEMBLY)
                .allowIO(IOAccess.NONE)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowCreateThread(false)
                // Most functions of Node's library are never called: translating each on its first call starts a lane
                // sooner.
                .option("js.lazy-translation", "true")
                .option("js.webassembly", "true")
                // Its memory as a ByteBuffer, which Java's side of Buffer and files can reach.
                .option("wasm.UseUnsafeMemory", "true")
                .option("wasm.DirectByteBufferMemoryAccess", "true")
                .option("js.v8-compat", "true")
                // V8's, which buffer.constants.MAX_STRING_LENGTH tells.
                .option("js.string-length-limit", "536870888")
                .option("js.stack-trace-api", "true")
                .option("js.timer-resolution", "1")
                .option("js.async-stack-traces", "true")
                .option("js.console", "false")
                .option("js.print", "false")
                .option("js.load", "false")
                .option("js.graal-builtin", "false")
                .option("js.global-arguments", "false")
                .option("js.polyglot-builtin", "false")
                .option("js.java-package-globals", "false")
                .option("js.performance", "false")
                .option("js.text-encoding", "false")
                .build();
    }

    @Override
    public void close() {
        engine.close(true);
    }
}
