package io.qworker.node.crypto;

import java.util.Locale;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.params.DHParameters;

/** The groups for Diffie-Hellman that RFC 2409 and RFC 3526 describe, by Node's names for them. */
final class ModpGroups {

    private ModpGroups() {}

    /** @throws CryptoException when there is no group of that name */
    static DHParameters of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "modp1" -> DHStandardGroups.rfc2409_768;
            case "modp2" -> DHStandardGroups.rfc2409_1024;
            case "modp5" -> DHStandardGroups.rfc3526_1536;
            case "modp14" -> DHStandardGroups.rfc3526_2048;
            case "modp15" -> DHStandardGroups.rfc3526_3072;
            case "modp16" -> DHStandardGroups.rfc3526_4096;
            case "modp17" -> DHStandardGroups.rfc3526_6144;
            case "modp18" -> DHStandardGroups.rfc3526_8192;
            default -> throw CryptoException.error("ERR_CRYPTO_UNKNOWN_DH_GROUP", "Unknown DH group");
        };
    }
}
