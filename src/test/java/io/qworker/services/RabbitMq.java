package io.qworker.services;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** With a port mapper of Erlang's of its own, which outlives the server unless it is ended, too. */
final class RabbitMq extends RealServer {

    private final int mapper = freePort();
    private final int distribution = freePort();

    RabbitMq(Path data) throws IOException {
        super(data);
    }

    @Override
    List<String> command() throws IOException {
        return as("rabbitmq", List.of(program("rabbitmq-server").orElseThrow().toString()));
    }

    @Override
    Map<String, String> environment() {
        return Map.of(
                "HOME", data().toString(),
                "RABBITMQ_NODENAME", "qworker" + port() + "@localhost",
                "RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1",
                "RABBITMQ_NODE_PORT", String.valueOf(port()),
                "RABBITMQ_DIST_PORT", String.valueOf(distribution),
                "RABBITMQ_MNESIA_BASE", data().resolve("mnesia").toString(),
                "RABBITMQ_LOG_BASE", data().resolve("log").toString(),
                "RABBITMQ_PID_FILE", data().resolve("pid").toString(),
                "ERL_EPMD_PORT", String.valueOf(mapper),
                "ERL_EPMD_ADDRESS", "127.0.0.1");
    }

    @Override
    public void close() throws IOException {
        super.close();
        run(List.of(program("epmd").orElseThrow().toString(), "-port", String.valueOf(mapper), "-kill"));
    }
}
