package io.qworker.http;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteJobRoutesTest implements JobRoutesContract {

    @TempDir
    private Path folder;

    private HttpFixture http;

    @BeforeEach
    void start() {
        http = HttpFixture.open(folder);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Override
    public HttpFixture http() {
        return http;
    }
}
