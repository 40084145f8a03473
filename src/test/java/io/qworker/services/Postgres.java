package io.qworker.services;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

final class Postgres extends RealServer {

    Postgres(Path data) throws IOException {
        super(data);
    }

    @Override
    List<String> command() throws IOException {
        String cluster = data().resolve("cluster").toString();
        String initdb = program("initdb").orElseThrow().toString();
        run(as("postgres", List.of(initdb, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", cluster)));
        String postgres = program("postgres").orElseThrow().toString();
        return as(
                "postgres",
                List.of(
                        postgres,
                        "-D",
                        cluster,
                        "-p",
                        String.valueOf(port()),
                        "-h",
                        "127.0.0.1",
                        "-k",
                        data().toString()));
    }
}
