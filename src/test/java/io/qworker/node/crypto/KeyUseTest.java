package io.qworker.node.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keys are for besides signing; what is expected is what Node printed for the same script. */
class KeyUseTest {

    @TempDir
    Path folder;

    @Test
    void rsa_encrypts_and_decrypts_with_either_half_of_a_key_and_tells_what_is_wrong_as_openssl_does()
            throws Exception {
        assertAsNode("crypto/rsa_encryption.js");
    }

    @Test
    void two_sides_agree_on_a_secret_and_bad_keys_are_refused() throws Exception {
        assertAsNode("crypto/agreement.js");
    }

    @Test
    void a_secret_encapsulated_for_a_key_is_found_with_it() throws Exception {
        assertAsNode("crypto/encapsulation.js");
    }

    @Test
    void webcrypto_encrypts_wraps_derives_signs_and_moves_keys_in_every_format() throws Exception {
        assertAsNode("crypto/webcrypto.mjs");
    }

    private void assertAsNode(String script) throws Exception {
        ScriptRun run = ScriptRun.of(ScriptRun.script(script), folder, Map.of());
        assertEquals(List.of(), run.uncaught());
        assertEquals(ScriptRun.expected(script), run.output());
    }
}
