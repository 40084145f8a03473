package io.qworker.node.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads OpenSSL's cipher strings: {@code ECDHE-RSA-AES128-GCM-SHA256:HIGH:!aNULL:@STRENGTH}. */
final class CipherList {

    static final int USUAL_LEVEL = 2;
    private static final Pattern LEVEL = Pattern.compile("@SECLEVEL=([0-5])");

    private CipherList() {}

    /** What {@code @SECLEVEL} says. */
    static int securityLevel(String text) {
        return LEVEL.matcher(text)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .reduce(USUAL_LEVEL, (before, last) -> last);
    }

    /** The JDK's names of the suites meant, best first. Words that mean nothing here are passed over, as OpenSSL does. */
    static List<String> parse(String text) throws TlsFailure {
        List<CipherNames.Cipher> chosen = new ArrayList<>();
        List<CipherNames.Cipher> banned = new ArrayList<>();
        for (String word : text.split("[:, ]|(?=@)")) {
            apply(word, chosen, banned);
        }
        if (chosen.isEmpty() && !text.isEmpty()) {
            throw TlsFailure.ssl(185, "no cipher match");
        }
        return chosen.stream().map(CipherNames.Cipher::standard).toList();
    }

    private static void apply(String word, List<CipherNames.Cipher> chosen, List<CipherNames.Cipher> banned) {
        if (word.isEmpty() || word.startsWith("@")) {
            return;
        }
        String bare = word.substring("!-+".indexOf(word.charAt(0)) >= 0 ? 1 : 0);
        List<CipherNames.Cipher> meant =
                CipherNames.all().stream().filter(cipher -> cipher.is(bare)).toList();
        switch (word.charAt(0)) {
            case '!' -> {
                banned.addAll(meant);
                chosen.removeAll(meant);
            }
            case '-' -> chosen.removeAll(meant);
            case '+' -> {
                List<CipherNames.Cipher> moved =
                        chosen.stream().filter(meant::contains).toList();
                chosen.removeAll(moved);
                chosen.addAll(moved);
            }
            default ->
                meant.stream()
                        .filter(cipher -> !chosen.contains(cipher) && !banned.contains(cipher))
                        .forEach(chosen::add);
        }
    }

    /** Of TLS 1.3: full names only. */
    static List<String> parseSuites(String text) throws TlsFailure {
        List<String> suites = new ArrayList<>();
        for (String name : text.split(":")) {
            if (CipherNames.TLS_1_3.contains(name) && !suites.contains(name)) {
                suites.add(name);
            } else if (!name.startsWith("!") && !name.startsWith("TLS_AES_128_CCM")) {
                throw TlsFailure.ssl(185, "no cipher match");
            }
        }
        return suites;
    }
}
