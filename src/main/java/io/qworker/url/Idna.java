package io.qworker.url;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.graalvm.shadowed.com.ibm.icu.text.IDNA;

/**
 * Internationalized domain names by UTS #46, with the flags of the URL Standard: bidi and joiners checked; hyphens and
 * lengths not. The tables come with the engine. Source: URL Standard, "IDNA".
 */
public final class Idna {

    private static final Set<IDNA.Error> UNCHECKED = EnumSet.of(
            IDNA.Error.EMPTY_LABEL,
            IDNA.Error.LABEL_TOO_LONG,
            IDNA.Error.DOMAIN_NAME_TOO_LONG,
            IDNA.Error.LEADING_HYPHEN,
            IDNA.Error.TRAILING_HYPHEN,
            IDNA.Error.HYPHEN_3_4);

    private Idna() {}

    /** Loaded on the first name that is not plain ASCII: the tables take a while. */
    private static final class Uts46 {
        static final IDNA INSTANCE = IDNA.getUTS46Instance(IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ
                | IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE);
    }

    /** The domain in ASCII, lower case; empty when it is not a valid one. */
    public static String toAscii(String domain) {
        if (isPlain(domain)) {
            return lower(domain);
        }
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = Uts46.INSTANCE.nameToASCII(domain, new StringBuilder(), info);
        return UNCHECKED.containsAll(info.getErrors()) ? ascii.toString() : "";
    }

    /** The domain as people read it; labels that are not valid stay as they are. */
    public static String toUnicode(String domain) {
        if (isPlain(domain)) {
            return domain;
        }
        StringBuilder out = new StringBuilder();
        for (String label : domain.split("\\.", -1)) {
            IDNA.Info info = new IDNA.Info();
            StringBuilder unicode = Uts46.INSTANCE.labelToUnicode(label, new StringBuilder(), info);
            out.append(out.isEmpty() ? "" : ".").append(UNCHECKED.containsAll(info.getErrors()) ? unicode : label);
        }
        return out.toString();
    }

    private static boolean isPlain(String domain) {
        return Ascii.isAscii(domain) && !lower(domain).contains("xn--");
    }

    private static String lower(String ascii) {
        return ascii.toLowerCase(Locale.ROOT);
    }
}
