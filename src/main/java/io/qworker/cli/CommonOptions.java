package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.config.Layer;
import io.qworker.config.ReadConfig;
import io.qworker.config.Setting;
import io.qworker.config.Sources;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every verb has. */
final class CommonOptions {

    static final String VERBOSE = "-v";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "<file>",
            description = "JSON configuration file.")
    private String config;

    @Option(
            names = {VERBOSE, "--verbose"},
            description = "Say more; -vv and -vvv say still more, and -vvv shows where an error came from.")
    private boolean[] verbose = {};

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** The settings, those of the command line first. Throws {@link io.qworker.config.ConfigException}. */
    Config read(Session session, Layer.CommandLine given, List<String> moreTasks) {
        return ReadConfig.from(sources(session, given), moreTasks);
    }

    /** Where the settings come from, the command line first. */
    Sources sources(Session session, Layer.CommandLine given) {
        Layer commandLine = given.with(Setting.VERBOSE, VERBOSE, verbose.length).layer();
        return Sources.of(commandLine, Optional.ofNullable(config), session.surroundings(), session.terminal()::warn);
    }

    Config read(Session session, Layer.CommandLine given) {
        return read(session, given, List.of());
    }
}
