package io.qworker.node.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One of OpenSSL's ciphers. Lengths are in bytes; an {@code ivLength} of 0 means that it takes none, {@code oid} may be null.
 */
record CipherSpec(String name, int number, String mode, int blockSize, int ivLength, int keyLength, String oid) {

    /** By name in lower case, in the order of {@code crypto.getCiphers()}. */
    private static final class Table {

        static final Map<String, CipherSpec> BY_NAME = new LinkedHashMap<>();
        static final Set<String> LISTED;

        static {
            Map<String, CipherSpec> listed = read();
            LISTED = listed.keySet();
            listed.forEach((name, spec) -> BY_NAME.put(name.toLowerCase(Locale.ROOT), spec));
            listed.values().forEach(spec -> BY_NAME.putIfAbsent(spec.name, spec));
            for (String bits : new String[] {"128", "192", "256"}) {
                BY_NAME.put("aes-" + bits + "-wrap", BY_NAME.get("id-aes" + bits + "-wrap"));
            }
        }

        private static Map<String, CipherSpec> read() {
            Map<String, CipherSpec> specs = new LinkedHashMap<>();
            try (InputStream in = CipherSpec.class.getResourceAsStream("/crypto/ciphers.txt")) {
                new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" "))
                        .forEach(fields -> specs.put(fields[0], of(fields)));
                return specs;
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the table of ciphers", e);
            }
        }

        private static CipherSpec of(String[] fields) {
            return new CipherSpec(
                    fields[1],
                    Integer.parseInt(fields[2]),
                    fields[3],
                    number(fields[4]),
                    number(fields[5]),
                    number(fields[6]),
                    fields[7].equals("-") ? null : fields[7]);
        }

        private static int number(String field) {
            return field.equals("-") ? 0 : Integer.parseInt(field);
        }
    }

    static Set<String> listed() {
        return Table.LISTED;
    }

    /** Null when there is none; the case of letters does not matter. */
    static CipherSpec find(String name) {
        return Table.BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    static CipherSpec findNumber(int number) {
        return all().stream().filter(spec -> spec.number == number).findFirst().orElse(null);
    }

    static CipherSpec findOid(String oid) {
        return all().stream().filter(spec -> oid.equals(spec.oid)).findFirst().orElse(null);
    }

    private static Collection<CipherSpec> all() {
        return Table.BY_NAME.values();
    }

    boolean is(String wanted) {
        return mode.equals(wanted);
    }

    boolean isAes() {
        return name.startsWith("aes") || name.startsWith("id-aes");
    }

    boolean isChaChaPoly() {
        return name.equals("chacha20-poly1305");
    }

    boolean isAuthenticated() {
        return isChaChaPoly() || is("gcm") || is("ccm") || is("ocb");
    }
}
