package io.qworker.node.tls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** What may be negotiated: versions, ciphers, groups, signatures. */
final class Negotiation {

    /** OpenSSL's numbers of the versions, and the JDK's names. */
    private static final Map<Integer, String> VERSIONS = new LinkedHashMap<>();

    static {
        VERSIONS.put(0x301, "TLSv1");
        VERSIONS.put(0x302, "TLSv1.1");
        VERSIONS.put(0x303, "TLSv1.2");
        VERSIONS.put(0x304, "TLSv1.3");
    }

    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("P-256", "secp256r1"),
            Map.entry("prime256v1", "secp256r1"),
            Map.entry("secp256r1", "secp256r1"),
            Map.entry("P-384", "secp384r1"),
            Map.entry("secp384r1", "secp384r1"),
            Map.entry("P-521", "secp521r1"),
            Map.entry("secp521r1", "secp521r1"),
            Map.entry("X25519", "x25519"),
            Map.entry("x25519", "x25519"),
            Map.entry("X448", "x448"),
            Map.entry("x448", "x448"),
            Map.entry("ffdhe2048", "ffdhe2048"),
            Map.entry("ffdhe3072", "ffdhe3072"));

    private static final Map<String, String> ELLIPTIC_HASHES = Map.of(
            "sha256", "ecdsa_secp256r1_sha256",
            "sha384", "ecdsa_secp384r1_sha384",
            "sha512", "ecdsa_secp521r1_sha512",
            "sha1", "ecdsa_sha1");

    private int lowest;
    private int highest;
    private List<String> suites = CipherNames.TLS_1_3;
    private List<String> ciphers = List.of();
    private String[] groups;
    private String[] signatures;
    private boolean serverPreference;
    private int securityLevel = CipherList.USUAL_LEVEL;

    int lowest() {
        return lowest;
    }

    int highest() {
        return highest;
    }

    /** 0 for as low as there is. */
    void lowest(int version) {
        lowest = version;
    }

    /** 0 for as high as there is. */
    void highest(int version) {
        highest = version;
    }

    void ciphers(String list) throws TlsFailure {
        ciphers = CipherList.parse(list);
        securityLevel = CipherList.securityLevel(list);
    }

    /** OpenSSL's: how long keys must be. */
    int securityLevel() {
        return securityLevel;
    }

    void suites(String list) throws TlsFailure {
        suites = CipherList.parseSuites(list);
    }

    void serverPreference(boolean wanted) {
        serverPreference = wanted;
    }

    /** Answers whether all names are known; {@code auto} leaves it to the JDK. */
    boolean groups(String list) {
        if (list.equals("auto")) {
            groups = null;
            return true;
        }
        List<String> known = new ArrayList<>();
        for (String name : list.split(":")) {
            if (!GROUPS.containsKey(name)) {
                return false;
            }
            known.add(GROUPS.get(name));
        }
        groups = known.toArray(String[]::new);
        return true;
    }

    /** {@code RSA-PSS+SHA256:ecdsa_secp256r1_sha256}; answers whether all names are known. */
    boolean signatures(String list) {
        List<String> schemes = new ArrayList<>();
        for (String name : list.split(":")) {
            String scheme = scheme(name);
            if (scheme == null) {
                return false;
            }
            schemes.add(scheme);
        }
        signatures = schemes.toArray(String[]::new);
        return true;
    }

    private static String scheme(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.matches("(ecdsa_secp\\d+r1|rsa_pss_(rsae|pss)|rsa_pkcs1)_sha\\d+|ed25519|ed448")) {
            return lower;
        }
        if (!lower.matches("[a-z-]+\\+sha\\d+")) {
            return null;
        }
        String hash = lower.substring(lower.indexOf('+') + 1);
        return switch (lower.substring(0, lower.indexOf('+'))) {
            case "rsa-pss", "pss" -> "rsa_pss_rsae_" + hash;
            case "rsa" -> "rsa_pkcs1_" + hash;
            case "ecdsa" -> ELLIPTIC_HASHES.get(hash);
            default -> null;
        };
    }

    /** Of the schemes that a client can check, those that may be used here, as OpenSSL names them. */
    List<String> sharedSignatures(List<Integer> offered) {
        return offered.stream()
                .map(SignatureScheme::numbered)
                .flatMap(Optional::stream)
                .filter(scheme -> signatures == null || List.of(signatures).contains(scheme.standard()))
                .map(SignatureScheme::openssl)
                .toList();
    }

    /** Sets an engine up, whose server names and protocols are in {@code parameters} already. */
    void apply(SSLEngine engine, SSLParameters parameters) throws TlsFailure {
        List<String> supported = List.of(engine.getSupportedProtocols());
        List<String> versions = VERSIONS.entrySet().stream()
                .filter(version -> version.getKey() >= lowest && (highest == 0 || version.getKey() <= highest))
                .map(Map.Entry::getValue)
                .filter(supported::contains)
                .toList();
        if (versions.isEmpty()) {
            throw TlsFailure.ssl(191, "no protocols available");
        }
        List<String> enabled = new ArrayList<>(suites);
        enabled.addAll(ciphers);
        enabled.retainAll(List.of(engine.getSupportedCipherSuites()));
        parameters.setProtocols(versions.toArray(String[]::new));
        parameters.setCipherSuites(enabled.toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(serverPreference);
        if (groups != null) {
            parameters.setNamedGroups(groups);
        }
        if (signatures != null) {
            parameters.setSignatureSchemes(signatures);
        }
        engine.setSSLParameters(parameters);
    }
}
