package io.qworker.node.tls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cipher suites that the JDK has too, by OpenSSL's names, in OpenSSL's order. */
final class CipherNames {

    /**
     * @param exchange ECDHE, DHE or RSA
     * @param authentication RSA or ECDSA
     */
    record Cipher(String openssl, String standard, String exchange, String authentication) {

        private static final Set<String> STRONG = Set.of("HIGH", "ALL", "DEFAULT", "COMPLEMENTOFDEFAULT");

        /** Whether a word of OpenSSL's cipher strings, or several joined by a plus, means this one. */
        boolean is(String word) {
            return List.of(word.split("\\+")).stream().allMatch(this::isPart);
        }

        private boolean isPart(String word) {
            if (word.equals(openssl) || word.equals(standard)) {
                return true;
            }
            return switch (word) {
                case "ECDHE", "EECDH", "kECDHE", "kEECDH", "ECDH" -> exchange.equals("ECDHE");
                case "DHE", "EDH", "kDHE", "kEDH", "DH" -> exchange.equals("DHE");
                case "kRSA" -> exchange.equals("RSA");
                case "RSA" -> exchange.equals("RSA") || authentication.equals("RSA");
                case "aRSA" -> authentication.equals("RSA");
                case "aECDSA", "ECDSA" -> authentication.equals("ECDSA");
                case "AES" -> openssl.contains("AES");
                case "AES128" -> openssl.contains("AES128");
                case "AES256" -> openssl.contains("AES256");
                case "AESGCM" -> openssl.contains("GCM");
                case "CHACHA20" -> openssl.contains("CHACHA20");
                case "SHA1", "SHA" -> openssl.endsWith("-SHA");
                case "SHA256" -> openssl.endsWith("-SHA256") && !openssl.contains("GCM");
                case "SHA384" -> openssl.endsWith("-SHA384") && !openssl.contains("GCM");
                case "TLSv1.2" ->
                    openssl.endsWith("SHA256") || openssl.endsWith("SHA384") || openssl.contains("CHACHA");
                default -> STRONG.contains(word) && !authentication.equals("NULL");
            };
        }
    }

    private static final Map<String, Cipher> ALL = new LinkedHashMap<>();

    /** Those of TLS 1.3, whose names are the same everywhere. */
    static final List<String> TLS_1_3 =
            List.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256");

    static {
        for (String suite : List.of("AES_256_GCM_SHA384", "CHACHA20_POLY1305_SHA256", "AES_128_GCM_SHA256")) {
            addAll(suite);
        }
        for (String suite : List.of("AES_256_CBC_SHA384", "AES_256_CBC_SHA256", "AES_128_CBC_SHA256")) {
            addAll(suite);
        }
        addAll("AES_256_CBC_SHA");
        addAll("AES_128_CBC_SHA");
        for (String suite : List.of(
                "AES_256_GCM_SHA384",
                "AES_128_GCM_SHA256",
                "AES_256_CBC_SHA256",
                "AES_128_CBC_SHA256",
                "AES_256_CBC_SHA",
                "AES_128_CBC_SHA")) {
            add(abbreviated(suite), "TLS_RSA_WITH_" + suite, "RSA", "RSA");
        }
        add("AECDH-NULL-SHA", "TLS_ECDH_anon_WITH_NULL_SHA", "AECDH", "NULL");
    }

    private CipherNames() {}

    private static void addAll(String suite) {
        boolean onlyElliptic = suite.equals("AES_256_CBC_SHA384");
        boolean onlyFinite = suite.equals("AES_256_CBC_SHA256");
        if (!onlyFinite) {
            add("ECDHE-ECDSA-" + abbreviated(suite), "TLS_ECDHE_ECDSA_WITH_" + suite, "ECDHE", "ECDSA");
            add("ECDHE-RSA-" + abbreviated(suite), "TLS_ECDHE_RSA_WITH_" + suite, "ECDHE", "RSA");
        }
        if (!onlyElliptic) {
            add("DHE-RSA-" + abbreviated(suite), "TLS_DHE_RSA_WITH_" + suite, "DHE", "RSA");
        }
    }

    private static void add(String openssl, String standard, String exchange, String authentication) {
        ALL.put(openssl, new Cipher(openssl, standard, exchange, authentication));
    }

    /** {@code AES_256_GCM_SHA384} as OpenSSL writes it: {@code AES256-GCM-SHA384}. */
    private static String abbreviated(String suite) {
        return suite.replace("CHACHA20_POLY1305_SHA256", "CHACHA20-POLY1305")
                .replace("AES_", "AES")
                .replace("_CBC", "")
                .replace('_', '-');
    }

    static List<Cipher> all() {
        return List.copyOf(ALL.values());
    }

    /** OpenSSL's name for a suite of the JDK's. */
    static String openssl(String standard) {
        return ALL.values().stream()
                .filter(cipher -> cipher.standard().equals(standard))
                .map(Cipher::openssl)
                .findFirst()
                .orElse(standard);
    }
}
