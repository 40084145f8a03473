package io.qworker.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

    @Test
    void http_is_on_the_loopback_address_unless_something_else_is_said() {
        assertEquals(Optional.of(new HttpSettings("127.0.0.1", 7077, Optional.empty())), read(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.2:80, 127.0.0.2, 80",
        "localhost, localhost, 7077",
        "8080, 127.0.0.1, 8080",
        ":0, 127.0.0.1, 0",
        "[::1]:7000, ::1, 7000",
        "[::1], ::1, 7077"
    })
    void an_address_may_leave_out_host_or_port(String text, String host, int port) {
        assertEquals(Optional.of(new HttpSettings(host, port, Optional.empty())), read(Map.of("QWORKER_HTTP", text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"host:port", "::1", "127.0.0.1:70000", "127.0.0.1:-1"})
    void an_address_that_is_none_is_refused(String text) {
        ConfigException refused = assertThrows(ConfigException.class, () -> read(Map.of("QWORKER_HTTP", text)));
        assertTrue(refused.getMessage().startsWith("QWORKER_HTTP must be host:port"), refused.getMessage());
    }

    @Test
    void http_can_be_turned_off() {
        assertEquals(Optional.empty(), read(Map.of("QWORKER_HTTP", "false")));
        Layer noHttp =
                new Layer.CommandLine().with(Setting.HTTP, "--no-http", false).layer();
        assertEquals(Optional.empty(), HttpSettings.from(sources(noHttp, Map.of("QWORKER_HTTP", "127.0.0.1:1"))));
    }

    @Test
    void other_machines_are_let_in_with_a_token_only() {
        ConfigException refused =
                assertThrows(ConfigException.class, () -> read(Map.of("QWORKER_HTTP", "0.0.0.0:7077")));
        assertTrue(refused.getMessage().contains("token"), refused.getMessage());
        assertEquals(
                Optional.of(new HttpSettings("0.0.0.0", 7077, Optional.of("s3cret"))),
                read(Map.of("QWORKER_HTTP", "0.0.0.0:7077", "QWORKER_TOKEN", "s3cret")));
        assertThrows(ConfigException.class, () -> read(Map.of("QWORKER_TOKEN", "two words")));
    }

    private static Optional<HttpSettings> read(Map<String, String> environment) {
        return HttpSettings.from(sources(new Layer(Map.of()), environment));
    }

    private static Sources sources(Layer commandLine, Map<String, String> environment) {
        return Sources.of(
                commandLine, Optional.empty(), new Sources.Surroundings(Path.of("/here"), environment, 1, 1), _ -> {});
    }
}
