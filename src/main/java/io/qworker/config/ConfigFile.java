package io.qworker.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.job.PlainJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the JSON configuration file. */
final class ConfigFile {

    /** What the original worker kept under the key {@code agenda}; the same settings here stand at the top. */
    private static final Map<String, Setting> AGENDA = Map.of(
            "collection", Setting.COLLECTION,
            "processEvery", Setting.PROCESS_EVERY,
            "maxConcurrency", Setting.MAX_CONCURRENCY,
            "lockLimit", Setting.LOCK_LIMIT);

    /** Settings of the original that mean nothing here, and need no warning. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("bindProcessEvents", "startedAt", "channelOptions");

    private final Path file;
    private final Consumer<String> warnings;
    private final Map<Setting, Given> settings = new EnumMap<>(Setting.class);

    private ConfigFile(Path file, Consumer<String> warnings) {
        this.file = file;
        this.warnings = warnings;
    }

    /** Throws {@link ConfigException} naming the file; keys that are no setting are named to {@code warnings}. */
    static Layer read(Path file, Consumer<String> warnings) {
        return new ConfigFile(file, warnings).layer();
    }

    private Layer layer() {
        JsonNode config = parse();
        config.path("agenda").properties().forEach(field -> putAgenda(field.getKey(), field.getValue()));
        config.properties().forEach(field -> put(field.getKey(), field.getValue()));
        return new Layer(settings);
    }

    private JsonNode parse() {
        try {
            JsonNode config = PlainJson.read(Files.readString(file, StandardCharsets.UTF_8));
            if (!config.isObject()) {
                throw invalid("it must hold an object, { … }");
            }
            return config;
        } catch (NoSuchFileException e) {
            throw invalid("there is no such file");
        } catch (IOException e) {
            throw invalid("it cannot be read (" + e + ")");
        } catch (PlainJson.MalformedJson e) {
            throw invalid(e.getMessage());
        }
    }

    private void put(String key, JsonNode value) {
        Setting setting = Setting.ofKey(key).orElse(null);
        if (setting != null) {
            give(setting, value, "\"" + key + "\" in " + file);
        } else if (key.equals("taskIds")) {
            settings.putIfAbsent(Setting.TASKS, new Given(value, "\"taskIds\" in " + file));
        } else if (!key.equals("agenda") && !WITHOUT_EFFECT.contains(key)) {
            warnings.accept("\"%s\" in %s is no setting and has no effect%s".formatted(key, file, hint(key)));
        }
    }

    private void putAgenda(String key, JsonNode value) {
        String where = "\"agenda\", \"" + key + "\" in " + file;
        Setting setting = AGENDA.get(key);
        if (setting != null) {
            give(setting, value, where);
        } else {
            warnings.accept(where + " has no effect");
        }
    }

    private void give(Setting setting, JsonNode value, String where) {
        if (!value.isNull()) {
            settings.put(setting, new Given(value, where));
        }
    }

    private static String hint(String key) {
        for (Setting setting : Setting.values()) {
            if (setting.key().equalsIgnoreCase(key.replaceAll("[-_]", ""))) {
                return "; write \"" + setting.key() + "\"";
            }
        }
        return "";
    }

    private ConfigException invalid(String problem) {
        return new ConfigException("Invalid JSON config file: " + file + ": " + problem);
    }
}
