package io.qworker.node.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsAsInNodeTest {

    @Test
    void a_client_believes_the_authority_it_is_given_and_nobody_else(@TempDir Path folder) throws Exception {
        assertPrintsAsInNode("tls/https.js", folder);
    }

    @Test
    void a_session_is_taken_up_again_by_servers_with_the_same_ticket_keys(@TempDir Path folder) throws Exception {
        assertPrintsAsInNode("tls/sessions.js", folder);
    }

    @Test
    void tls_runs_over_any_stream_and_through_another_handshake(@TempDir Path folder) throws Exception {
        assertPrintsAsInNode("tls/streams.js", folder);
    }

    @Test
    void a_context_says_as_openssl_does_what_it_cannot_be_made_of(@TempDir Path folder) throws Exception {
        assertPrintsAsInNode("tls/contexts.js", folder);
    }

    private static void assertPrintsAsInNode(String script, Path folder) throws Exception {
        ScriptRun run = ScriptRun.of(ScriptRun.script(script), folder, Map.of());
        assertEquals(List.of(), run.uncaught());
        assertEquals(ScriptRun.expected(script), run.output());
    }
}
