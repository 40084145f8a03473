package io.qworker.node.crypto;

import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.params.DHParameters;

/** The groups for Diffie-Hellman that RFC 2409 and RFC 3526 describe, by Node's names for them. */
final class ModpGroups {

    /** A group that OpenSSL knows by its numbers, and how many bits it gives private keys. */
    private record Known(DHParameters group, int keyBits) {

        boolean is(DhGroup other) {
            return other.equals(DhGroup.of(group));
        }
    }

    private static final List<Known> KNOWN = List.of(
            new Known(DHStandardGroups.rfc3526_1536, 200),
            new Known(DHStandardGroups.rfc3526_2048, 225),
            new Known(DHStandardGroups.rfc3526_3072, 275),
            new Known(DHStandardGroups.rfc3526_4096, 325),
            new Known(DHStandardGroups.rfc3526_6144, 375),
            new Known(DHStandardGroups.rfc3526_8192, 400),
            new Known(DHStandardGroups.rfc7919_ffdhe2048, 225),
            new Known(DHStandardGroups.rfc7919_ffdhe3072, 275),
            new Known(DHStandardGroups.rfc7919_ffdhe4096, 325),
            new Known(DHStandardGroups.rfc7919_ffdhe6144, 375),
            new Known(DHStandardGroups.rfc7919_ffdhe8192, 400));

    private ModpGroups() {}

    /** @throws CryptoException when there is no group of that name */
    static DhGroup of(String name) {
        return DhGroup.of(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "modp1" -> DHStandardGroups.rfc2409_768;
                    case "modp2" -> DHStandardGroups.rfc2409_1024;
                    case "modp5" -> DHStandardGroups.rfc3526_1536;
                    case "modp14" -> DHStandardGroups.rfc3526_2048;
                    case "modp15" -> DHStandardGroups.rfc3526_3072;
                    case "modp16" -> DHStandardGroups.rfc3526_4096;
                    case "modp17" -> DHStandardGroups.rfc3526_6144;
                    case "modp18" -> DHStandardGroups.rfc3526_8192;
                    default -> throw CryptoException.error("ERR_CRYPTO_UNKNOWN_DH_GROUP", "Unknown DH group");
                });
    }

    /** Bits of private keys of a well-known group; zero for any other. All these groups are of safe primes. */
    static int keyBits(DhGroup group) {
        return KNOWN.stream()
                .filter(known -> known.is(group))
                .mapToInt(Known::keyBits)
                .findFirst()
                .orElse(0);
    }
}
