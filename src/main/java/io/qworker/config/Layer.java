package io.qworker.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings that one source gives. */
public record Layer(Map<Setting, Given> settings) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    public Layer {
        settings = settings.isEmpty() ? Map.of() : Map.copyOf(settings);
    }

    Optional<Given> get(Setting setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    /** The {@code QWORKER_*} variables of an environment; empty ones count as not set, others are not ours. */
    public static Layer ofEnvironment(Map<String, String> environment) {
        Map<Setting, Given> settings = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = environment.getOrDefault(setting.environmentName(), "");
            if (!value.isBlank()) {
                settings.put(setting, new Given(NODES.textNode(value), setting.environmentName()));
            }
        }
        return new Layer(settings);
    }

    /** Collects the options of a command line; null and empty values count as not given. */
    public static final class CommandLine {

        private final Map<Setting, Given> settings = new EnumMap<>(Setting.class);

        public CommandLine with(Setting setting, String option, String value) {
            return value == null ? this : put(setting, option, NODES.textNode(value));
        }

        public CommandLine with(Setting setting, String option, Boolean value) {
            return value == null ? this : put(setting, option, NODES.booleanNode(value));
        }

        public CommandLine with(Setting setting, String option, int count) {
            return count == 0 ? this : put(setting, option, NODES.numberNode(count));
        }

        public CommandLine with(Setting setting, String option, Collection<String> values) {
            if (values == null || values.isEmpty()) {
                return this;
            }
            ArrayNode list = NODES.arrayNode();
            List.copyOf(values).forEach(list::add);
            return put(setting, option, list);
        }

        public Layer layer() {
            return new Layer(settings);
        }

        private CommandLine put(Setting setting, String option, JsonNode value) {
            settings.put(setting, new Given(value, option));
            return this;
        }
    }
}
