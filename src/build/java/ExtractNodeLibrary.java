import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.options.NodeRuntimeOptions;
import com.caoccao.javet.values.reference.V8ValueArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Build step: starts the Node that the Javet artifacts carry, once, and writes out the JavaScript library built into it
 * ({@code process.binding('natives')}), its version, its options and its error-number and signal tables, so that the product can run
 * that very library on another engine.
 */
final class ExtractNodeLibrary {

    private static final String NAMES =
            "Object.entries(process.binding('natives')).filter(([, text]) => typeof text === 'string').map(([name]) => name)";
    private static final String FACTS = """
            JSON.stringify({
              version: process.version,
              versions: process.versions,
              config: process.config,
              release: process.release,
              constants: process.binding('constants'),
              errmap: [...require('util').getSystemErrorMap()],
            }, null, 1)
            """;

    /** Its command-line options, as {@code [name, whether NODE_OPTIONS may hold it, type, default]}, and its aliases. */
    private static final String OPTIONS = """
            (() => {
              const { getCLIOptionsInfo } = require('internal/test/binding').internalBinding('options');
              const { options, aliases } = getCLIOptionsInfo();
              return JSON.stringify({
                options: [...options].map(([name, it]) => [name, it.envVarSettings, it.type, it.defaultIsTrue]),
                aliases: [...aliases],
              });
            })()
            """;

    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        Path complete = target.resolve("modules.txt");
        Path options = target.resolve("options.json");
        if (Files.exists(complete) && Files.exists(options)) {
            return;
        }
        NodeRuntimeOptions.NODE_FLAGS.setCustomFlags(new String[] {"--expose-internals", "--no-warnings"});
        try (NodeRuntime node = V8Host.getNodeInstance().createV8Runtime()) {
            List<String> modules = writeModules(node, target.resolve("lib"));
            Files.writeString(
                    target.resolve("facts.json"), node.getExecutor(FACTS).executeString());
            Files.writeString(options, node.getExecutor(OPTIONS).executeString());
            Files.write(complete, modules);
            System.out.println("Extracted " + modules.size() + " modules of Node "
                    + node.getExecutor("process.version").executeString());
        }
    }

    private static List<String> writeModules(NodeRuntime node, Path library) throws Exception {
        try (V8ValueArray names = node.getExecutor(NAMES).execute()) {
            List<String> modules = new ArrayList<>();
            for (int i = 0; i < names.getLength(); i++) {
                String name = names.getString(i);
                String source = node.getExecutor("process.binding('natives')['" + name + "']")
                        .executeString();
                write(library.resolve(name + ".js"), source);
                modules.add(name);
            }
            return modules;
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
