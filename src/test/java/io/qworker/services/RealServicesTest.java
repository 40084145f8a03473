package io.qworker.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qworker.js.ScriptRun;
import io.qworker.mongo.TestMongo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The clients that task files use, from npm, against real servers: each where its server is installed on this machine, and
 * npm with it. {@code apt-get install postgresql mariadb-server redis-server rabbitmq-server} brings all of them.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class RealServicesTest {

    /** Where the clients are installed, once. */
    private static final Path CLIENTS = Path.of("target", "services").toAbsolutePath();

    private Path data;

    @BeforeAll
    static void install_the_clients() throws IOException, InterruptedException {
        assumeTrue(onPath("npm"), "npm is not installed");
        Path sources = Path.of("src", "test", "resources", "services");
        Files.createDirectories(CLIENTS);
        boolean installed = Files.exists(CLIENTS.resolve("node_modules/.package-lock.json"))
                && Files.mismatch(sources.resolve("package.json"), CLIENTS.resolve("package.json")) == -1;
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Files.write(CLIENTS.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        assumeTrue(installed || npmInstall(), "npm cannot install the clients");
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean npmInstall() throws IOException, InterruptedException {
        List<String> command = List.of(
                "npm", "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock");
        Process npm = new ProcessBuilder(command)
                .directory(CLIENTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return npm.waitFor(3, TimeUnit.MINUTES) && npm.exitValue() == 0;
    }

    /** The servers' own users must be able to reach it. */
    @BeforeEach
    void make_a_data_folder() throws IOException {
        data = Files.createTempDirectory("qworker-service");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void remove_the_data_folder() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList().reversed()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void pg_works_with_postgresql() throws Exception {
        assumeInstalled("postgres");
        try (RealServer server = new Postgres(data)) {
            finishes("pg.js", server);
        }
    }

    @Test
    void mysql2_works_with_mariadb() throws Exception {
        assumeInstalled("mariadbd");
        try (RealServer server = new MariaDb(data)) {
            finishes("mysql2.js", server);
        }
    }

    @Test
    void ioredis_works_with_redis() throws Exception {
        assumeInstalled("redis-server");
        try (RealServer server = new Redis(data)) {
            finishes("ioredis.js", server);
        }
    }

    @Test
    void node_redis_works_with_redis() throws Exception {
        assumeInstalled("redis-server");
        try (RealServer server = new Redis(data)) {
            finishes("redis.js", server);
        }
    }

    @Test
    void amqplib_works_with_rabbitmq() throws Exception {
        assumeInstalled("rabbitmq-server");
        try (RealServer server = new RabbitMq(data)) {
            finishes("amqplib.js", server);
        }
    }

    @Test
    void nodemailer_sends_mail_over_an_encrypted_connection() throws Exception {
        finishes("nodemailer.js", Map.of());
    }

    @Test
    void mongodbs_driver_works_with_a_server_that_speaks_its_protocol() throws Exception {
        String real = System.getenv("QWORKER_TEST_MONGO");
        if (real != null) {
            finishes("mongodb.js", Map.of("URL", real));
            return;
        }
        try (TestMongo server = new TestMongo()) {
            finishes("mongodb.js", Map.of("URL", server.uri("services")));
        }
    }

    private static void assumeInstalled(String program) {
        assumeTrue(RealServer.program(program).isPresent(), program + " is not installed");
    }

    private static void finishes(String script, RealServer server) throws Exception {
        server.start();
        finishes(script, Map.of("PORT", String.valueOf(server.port())));
    }

    private static void finishes(String script, Map<String, String> env) throws Exception {
        ScriptRun run = ScriptRun.of(CLIENTS.resolve(script), CLIENTS, env);
        assertEquals(List.of(), run.uncaught());
        assertEquals("done\n", run.output());
        assertEquals(0, run.exitCode());
    }
}
