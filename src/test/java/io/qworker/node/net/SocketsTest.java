package io.qworker.node.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import io.qworker.permission.Permissions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketsTest {

    @TempDir
    Path folder;

    @Test
    void tcp_unix_and_udp_sockets_carry_bytes_and_say_what_went_wrong() throws Exception {
        ScriptRun run = ScriptRun.of(ScriptRun.script("net/sockets.js"), folder, Map.of());
        assertEquals(List.of(), run.uncaught());
        assertEquals("""
                true 300000 300000
                true 300000 300000
                ECONNREFUSED connect connect ECONNREFUSED 127.0.0.1:PORT
                ENOENT connect connect ENOENT PATH
                hello IPv4 5
                127.0.0.1 true
                ENOTFOUND getaddrinfo nowhere.invalid
                """, run.output());
    }

    @Test
    void the_timeout_of_a_closed_connection_keeps_no_lane_alive() throws Exception {
        ScriptRun run = ScriptRun.of(ScriptRun.script("net/idle.js"), folder, Map.of());
        assertEquals("closed\n", run.output());
    }

    @Test
    void a_narrowed_net_cannot_be_left_by_any_address_name_or_socket() throws Exception {
        Path script = ScriptRun.script("permission/net.js");
        try (ServerSocket allowed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Permissions permissions = Permissions.read(
                    BsonDocument.parse("{\"net\": [\"localhost:%d\"]}".formatted(allowed.getLocalPort())), folder);
            Map<String, String> env = Map.of(
                    "PORT", String.valueOf(allowed.getLocalPort()), "OTHER", String.valueOf(other.getLocalPort()));
            ScriptRun run = ScriptRun.of(script, folder, env, permissions);
            assertEquals("no way out\n", run.output());
        }
    }
}
