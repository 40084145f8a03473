package io.qworker.services;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

final class MariaDb extends RealServer {

    private static final String SETUP =
            "create database test; create user qworker identified by 'secret';" + " grant all on test.* to qworker;";

    MariaDb(Path data) throws IOException {
        super(data);
    }

    @Override
    List<String> command() throws IOException {
        String files = "--datadir=" + data().resolve("files");
        run(as(
                "mysql",
                List.of(
                        program("mariadb-install-db").orElseThrow().toString(),
                        "--no-defaults",
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        files)));
        return as(
                "mysql",
                List.of(
                        program("mariadbd").orElseThrow().toString(),
                        "--no-defaults",
                        files,
                        "--bind-address=127.0.0.1",
                        "--port=" + port(),
                        "--socket=" + socket(),
                        "--pid-file=" + data().resolve("pid")));
    }

    @Override
    void prepare() throws IOException {
        String client = program("mariadb").orElseThrow().toString();
        run(List.of(client, "--no-defaults", "-u", "root", "--socket=" + socket(), "-e", SETUP));
    }

    private String socket() {
        return data().resolve("s").toString();
    }
}
