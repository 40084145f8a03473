package io.qworker.cli;

import io.qworker.config.Layer;
import io.qworker.config.Setting;
import picocli.CommandLine.Option;

/** Where a manager answers HTTP. */
final class HttpOptions {

    @Option(
            names = "--http",
            paramLabel = "<host:port>",
            description = "Where to answer HTTP (default: 127.0.0.1:7077). Any other host needs a token.")
    private String http;

    @Option(names = "--no-http", description = "Do not answer HTTP.")
    private boolean off;

    @Option(
            names = "--token",
            paramLabel = "<token>",
            description = "What requests must present as “Authorization: Bearer <token>”; QWORKER_TOKEN keeps it out of"
                    + " the process list.")
    private String token;

    Layer.CommandLine addTo(Layer.CommandLine given) {
        return given.with(Setting.HTTP, off ? "--no-http" : "--http", off ? "false" : http)
                .with(Setting.TOKEN, "--token", token);
    }
}
