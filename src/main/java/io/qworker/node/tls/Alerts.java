package io.qworker.node.tls;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what the JDK's TLS says to what OpenSSL says. */
final class Alerts {

    private static final Pattern RECEIVED = Pattern.compile("Received fatal alert: (\\w+)");
    private static final Pattern SENT = Pattern.compile("^\\((\\w+)\\)");

    private record Alert(int number, String reason) {}

    /** OpenSSL's reasons for alerts from the peer: 1000 more than the alert's number. */
    private static final Map<String, Alert> PEER = Map.ofEntries(
            Map.entry("unexpected_message", new Alert(10, "ssl/tls alert unexpected message")),
            Map.entry("bad_record_mac", new Alert(20, "ssl/tls alert bad record mac")),
            Map.entry("record_overflow", new Alert(22, "tlsv1 alert record overflow")),
            Map.entry("handshake_failure", new Alert(40, "ssl/tls alert handshake failure")),
            Map.entry("bad_certificate", new Alert(42, "ssl/tls alert bad certificate")),
            Map.entry("unsupported_certificate", new Alert(43, "ssl/tls alert unsupported certificate")),
            Map.entry("certificate_revoked", new Alert(44, "ssl/tls alert certificate revoked")),
            Map.entry("certificate_expired", new Alert(45, "ssl/tls alert certificate expired")),
            Map.entry("certificate_unknown", new Alert(46, "ssl/tls alert certificate unknown")),
            Map.entry("illegal_parameter", new Alert(47, "ssl/tls alert illegal parameter")),
            Map.entry("unknown_ca", new Alert(48, "tlsv1 alert unknown ca")),
            Map.entry("access_denied", new Alert(49, "tlsv1 alert access denied")),
            Map.entry("decode_error", new Alert(50, "tlsv1 alert decode error")),
            Map.entry("decrypt_error", new Alert(51, "tlsv1 alert decrypt error")),
            Map.entry("protocol_version", new Alert(70, "tlsv1 alert protocol version")),
            Map.entry("insufficient_security", new Alert(71, "tlsv1 alert insufficient security")),
            Map.entry("internal_error", new Alert(80, "tlsv1 alert internal error")),
            Map.entry("user_canceled", new Alert(90, "tlsv1 alert user cancelled")),
            Map.entry("no_renegotiation", new Alert(100, "tlsv1 alert no renegotiation")),
            Map.entry("missing_extension", new Alert(109, "tlsv13 alert missing extension")),
            Map.entry("unsupported_extension", new Alert(110, "tlsv1 unsupported extension")),
            Map.entry("unrecognized_name", new Alert(112, "tlsv1 unrecognized name")),
            Map.entry("unknown_psk_identity", new Alert(115, "tlsv1 alert unknown psk identity")),
            Map.entry("certificate_required", new Alert(116, "tlsv13 alert certificate required")),
            Map.entry("no_application_protocol", new Alert(120, "tlsv1 alert no application protocol")));

    private record Own(Pattern text, int number, String reason) {

        static Own of(String text, int number, String reason) {
            return new Own(Pattern.compile(text), number, reason);
        }
    }

    /** Words in the JDK's messages about what it noticed itself. */
    private static final Own[] OWN = {
        Own.of(
                "no cipher suites in common|no negotiable cipher|Unable to produce CertificateVerify",
                193,
                "no shared cipher"),
        Own.of(
                "is not enabled or (not )?supported|not accepted by (server|client) preferences|requested protocol",
                258,
                "unsupported protocol"),
        Own.of(
                "Empty (client|server) certificate chain|Null certificate chain|certificate_required",
                199,
                "peer did not return a certificate"),
        Own.of("protocol is shutdown", 207, "protocol is shutdown"),
        Own.of("No appropriate protocol", 191, "no protocols available"),
        Own.of("Unsupported or unrecognized SSL message|Unrecognized (record|SSL)", 267, "wrong version number"),
        Own.of("Tag mismatch|bad_record_mac", 281, "decryption failed or bad record mac"),
        Own.of("application protocol", 235, "no application protocol"),
        Own.of(
                "No available authentication scheme|No preferred signature|no usable signature",
                118,
                "no suitable signature algorithm"),
        Own.of("Insufficient|record_overflow|too (big|large)", 198, "packet length too long"),
        Own.of("unsupported curve|no supported group|No supported named group", 101, "no suitable key share"),
        Own.of("No supported signature algorithm", 376, "no shared signature algorithms"),
        Own.of("signature", 123, "bad signature"),
    };

    private Alerts() {}

    static TlsFailure explain(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher received = RECEIVED.matcher(message);
        if (received.find() && PEER.containsKey(received.group(1))) {
            Alert alert = PEER.get(received.group(1));
            return TlsFailure.ssl(1000 + alert.number(), alert.reason());
        }
        for (Own own : OWN) {
            if (own.text().matcher(message).find()) {
                return TlsFailure.ssl(own.number(), own.reason());
            }
        }
        Matcher sent = SENT.matcher(message);
        return TlsFailure.ssl(110, sent.find() ? sent.group(1).replace('_', ' ') : message);
    }
}
