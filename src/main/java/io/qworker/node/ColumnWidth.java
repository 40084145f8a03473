package io.qworker.node;

import org.graalvm.shadowed.com.ibm.icu.lang.UCharacter;
import org.graalvm.shadowed.com.ibm.icu.lang.UCharacter.EastAsianWidth;
import org.graalvm.shadowed.com.ibm.icu.lang.UProperty;

/** How many columns of a terminal a text takes. Source: Node 24, GetColumnWidth in src/node_i18n.cc. */
final class ColumnWidth {

    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int SOFT_HYPHEN = 0xad;
    private static final int ZERO_WIDTH = 1 << Character.CONTROL
            | 1 << Character.FORMAT
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.NON_SPACING_MARK;

    private ColumnWidth() {}

    static int of(String text, boolean ambiguousIsWide, boolean expandEmoji) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            return text.length();
        }
        int width = 0;
        int previous = 0;
        for (int c : text.codePoints().toArray()) {
            boolean joined = !expandEmoji && previous == ZERO_WIDTH_JOINER && isEmoji(c);
            width += joined ? 0 : of(c, ambiguousIsWide);
            previous = c;
        }
        return width;
    }

    private static boolean isEmoji(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.EMOJI_PRESENTATION)
                || UCharacter.hasBinaryProperty(c, UProperty.EMOJI_MODIFIER);
    }

    private static int of(int c, boolean ambiguousIsWide) {
        int kind = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
        boolean ambiguous = kind == EastAsianWidth.AMBIGUOUS;
        if (kind == EastAsianWidth.FULLWIDTH || kind == EastAsianWidth.WIDE || ambiguous && ambiguousIsWide) {
            return 2;
        }
        if ((ambiguous || kind == EastAsianWidth.NEUTRAL)
                && UCharacter.hasBinaryProperty(c, UProperty.EMOJI_PRESENTATION)) {
            return 2;
        }
        boolean invisible = (1 << UCharacter.getType(c) & ZERO_WIDTH) != 0
                || UCharacter.hasBinaryProperty(c, UProperty.EMOJI_MODIFIER);
        return c != SOFT_HYPHEN && invisible ? 0 : 1;
    }
}
