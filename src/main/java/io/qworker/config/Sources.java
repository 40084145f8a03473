package io.qworker.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where settings come from, strongest first.
 *
 * @param layers command line, configuration file, environment
 * @param surroundings what the defaults depend on
 */
public record Sources(List<Layer> layers, Surroundings surroundings) {

    /**
     * The process as the settings see it.
     *
     * @param folder the current folder, absolute
     */
    public record Surroundings(Path folder, Map<String, String> environment, long pid, int processors) {

        public static Surroundings ofThisProcess() {
            return new Surroundings(
                    Path.of("").toAbsolutePath(),
                    System.getenv(),
                    ProcessHandle.current().pid(),
                    Runtime.getRuntime().availableProcessors());
        }
    }

    /**
     * Command line over configuration file, if one is named, over environment.
     *
     * @param warnings is told what has no effect
     * @throws ConfigException if the file cannot be used
     */
    public static Sources of(
            Layer commandLine, Optional<String> configFile, Surroundings surroundings, Consumer<String> warnings) {
        Layer file = configFile
                .map(name -> ConfigFile.read(surroundings.folder().resolve(name), warnings))
                .orElse(new Layer(Map.of()));
        Layer environment = Layer.ofEnvironment(surroundings.environment());
        return new Sources(List.of(commandLine, file, environment), surroundings);
    }

    /** The strongest value given for a setting. */
    Optional<Given> get(Setting setting) {
        return layers.stream().flatMap(layer -> layer.get(setting).stream()).findFirst();
    }
}
