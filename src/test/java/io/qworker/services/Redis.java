package io.qworker.services;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

final class Redis extends RealServer {

    Redis(Path data) throws IOException {
        super(data);
    }

    @Override
    List<String> command() {
        return List.of(
                program("redis-server").orElseThrow().toString(),
                "--port",
                String.valueOf(port()),
                "--bind",
                "127.0.0.1",
                "--dir",
                data().toString(),
                "--save",
                "");
    }
}
