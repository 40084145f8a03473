package io.qworker.url;

import java.util.Locale;
import java.util.Set;

/**
 * The state machine of the standard, one method a state, in its order and with its names; only the authority is taken as a
 * whole. Text is kept as it came until a part ends, and percent-encoded then. Source: URL Standard, "basic URL parser".
 */
final class UrlParser {

    enum State {
        SCHEME_START,
        SCHEME,
        NO_SCHEME,
        SPECIAL_RELATIVE_OR_AUTHORITY,
        PATH_OR_AUTHORITY,
        RELATIVE,
        RELATIVE_SLASH,
        SPECIAL_AUTHORITY_SLASHES,
        SPECIAL_AUTHORITY_IGNORE_SLASHES,
        AUTHORITY,
        FILE,
        FILE_SLASH,
        FILE_HOST,
        PATH_START,
        PATH,
        OPAQUE_PATH,
        QUERY,
        FRAGMENT
    }

    private enum Step {
        GO_ON,
        END,
        FAIL
    }

    private static final int EOF = -1;
    private static final Set<String> DOUBLE_DOT = Set.of("..", ".%2e", "%2e.", "%2e%2e");

    private final String input;
    private final Url base;
    private final Url url;
    private final boolean overridden;
    private final StringBuilder buffer = new StringBuilder();
    private State state;
    private int at;

    private UrlParser(String input, Url base, Url url, State override) {
        this.input = UrlText.withoutTabsAndNewlines(input);
        this.base = base;
        this.url = url;
        this.overridden = override != null;
        this.state = overridden ? override : State.SCHEME_START;
    }

    static Url parse(String input, Url base) {
        Url url = new Url();
        return new UrlParser(UrlText.trim(UrlText.scalarValues(input)), base, url, null).run() ? url : null;
    }

    /** Parses {@code input} into one part of {@code url}; false when that part was refused. */
    static boolean parse(String input, Url url, State override) {
        return new UrlParser(input, null, url, override).run();
    }

    private boolean run() {
        while (true) {
            switch (step(peek(0))) {
                case FAIL -> {
                    return false;
                }
                case END -> {
                    return true;
                }
                case GO_ON -> {
                    if (at >= input.length()) {
                        return true;
                    }
                    at++;
                }
            }
        }
    }

    private Step step(int c) {
        return switch (state) {
            case SCHEME_START -> schemeStart(c);
            case SCHEME -> scheme(c);
            case NO_SCHEME -> noScheme(c);
            case SPECIAL_RELATIVE_OR_AUTHORITY -> specialRelativeOrAuthority(c);
            case PATH_OR_AUTHORITY -> c == '/' ? go(State.AUTHORITY) : again(State.PATH);
            case RELATIVE -> relative(c);
            case RELATIVE_SLASH -> relativeSlash(c);
            case SPECIAL_AUTHORITY_SLASHES -> specialAuthoritySlashes(c);
            case SPECIAL_AUTHORITY_IGNORE_SLASHES -> c == '/' || c == '\\' ? Step.GO_ON : again(State.AUTHORITY);
            case AUTHORITY -> authority();
            case FILE -> file(c);
            case FILE_SLASH -> fileSlash(c);
            case FILE_HOST -> fileHost();
            case PATH_START -> pathStart(c);
            case PATH -> path(c);
            case OPAQUE_PATH -> opaquePath(c);
            case QUERY -> query(c);
            case FRAGMENT -> fragment(c);
        };
    }

    private int peek(int ahead) {
        return at + ahead < input.length() ? input.charAt(at + ahead) : EOF;
    }

    private Step go(State next) {
        state = next;
        return Step.GO_ON;
    }

    /** Goes on with the same character. */
    private Step again(State next) {
        at--;
        return go(next);
    }

    private Step keep(int c) {
        buffer.append((char) c);
        return Step.GO_ON;
    }

    private String take() {
        String text = buffer.toString();
        buffer.setLength(0);
        return text;
    }

    private Step startQuery() {
        url.query = "";
        return go(State.QUERY);
    }

    private Step startFragment() {
        url.fragment = "";
        return go(State.FRAGMENT);
    }

    private boolean isSlash(int c) {
        return c == '/' || c == '\\' && url.isSpecial();
    }

    private Step schemeStart(int c) {
        if (Ascii.isAlpha(c)) {
            buffer.append(Ascii.lower(c));
            return go(State.SCHEME);
        }
        return overridden ? Step.FAIL : again(State.NO_SCHEME);
    }

    private Step scheme(int c) {
        if (Ascii.isSchemeCharacter(c)) {
            return keep(Ascii.lower(c));
        }
        if (c != ':') {
            if (overridden) {
                return Step.FAIL;
            }
            buffer.setLength(0);
            at = -1;
            return go(State.NO_SCHEME);
        }
        String scheme = take();
        if (overridden) {
            return replaceScheme(scheme);
        }
        url.scheme = scheme;
        return afterScheme();
    }

    private Step replaceScheme(String scheme) {
        boolean toFile = scheme.equals("file");
        if (url.isSpecial() != Scheme.isSpecial(scheme)
                || toFile && (url.hasCredentials() || url.port != Url.NO_PORT)
                || url.isFile() && url.hostname().isEmpty()) {
            return Step.END;
        }
        url.scheme = scheme;
        if (url.port == Scheme.defaultPort(scheme)) {
            url.port = Url.NO_PORT;
        }
        return Step.END;
    }

    private Step afterScheme() {
        if (url.isFile()) {
            return go(State.FILE);
        }
        if (url.isSpecial()) {
            return go(
                    base != null && base.scheme.equals(url.scheme)
                            ? State.SPECIAL_RELATIVE_OR_AUTHORITY
                            : State.SPECIAL_AUTHORITY_SLASHES);
        }
        if (peek(1) == '/') {
            at++;
            return go(State.PATH_OR_AUTHORITY);
        }
        url.opaquePath = "";
        return go(State.OPAQUE_PATH);
    }

    private Step noScheme(int c) {
        if (base == null || base.opaquePath != null && c != '#') {
            return Step.FAIL;
        }
        if (base.opaquePath != null) {
            url.scheme = base.scheme;
            url.copyPath(base);
            url.query = base.query;
            return startFragment();
        }
        return again(base.isFile() ? State.FILE : State.RELATIVE);
    }

    private Step specialRelativeOrAuthority(int c) {
        if (c == '/' && peek(1) == '/') {
            at++;
            return go(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
        }
        return again(State.RELATIVE);
    }

    private Step relative(int c) {
        url.scheme = base.scheme;
        if (isSlash(c)) {
            return go(State.RELATIVE_SLASH);
        }
        url.copyAuthority(base);
        return relativeToBase(c, false);
    }

    private Step relativeToBase(int c, boolean startsWithDrive) {
        url.copyPath(base);
        url.query = base.query;
        if (c == '?') {
            return startQuery();
        }
        if (c == '#') {
            return startFragment();
        }
        if (c == EOF) {
            return Step.GO_ON;
        }
        url.query = null;
        if (startsWithDrive) {
            url.path.clear();
        } else {
            url.shortenPath();
        }
        return again(State.PATH);
    }

    private Step relativeSlash(int c) {
        if (url.isSpecial() && isSlash(c)) {
            return go(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
        }
        if (c == '/') {
            return go(State.AUTHORITY);
        }
        url.copyAuthority(base);
        return again(State.PATH);
    }

    private Step specialAuthoritySlashes(int c) {
        if (c == '/' && peek(1) == '/') {
            at++;
            return go(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
        }
        return again(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
    }

    private Step authority() {
        int end = Authority.end(input, at, url.isSpecial());
        if (!Authority.parse(url, input.substring(at, end))) {
            return Step.FAIL;
        }
        at = end - 1;
        return go(State.PATH_START);
    }

    private Step file(int c) {
        url.scheme = "file";
        url.host = "";
        if (isSlash(c)) {
            return go(State.FILE_SLASH);
        }
        if (base == null || !base.isFile()) {
            return again(State.PATH);
        }
        url.host = base.host;
        return relativeToBase(c, DriveLetter.startsAt(input, at));
    }

    private Step fileSlash(int c) {
        if (isSlash(c)) {
            return go(State.FILE_HOST);
        }
        if (base != null && base.isFile()) {
            url.host = base.host;
            boolean driveOfBase = !base.path.isEmpty() && DriveLetter.isNormalized(base.path.getFirst());
            if (driveOfBase && !DriveLetter.startsAt(input, at)) {
                url.path.add(base.path.getFirst());
            }
        }
        return again(State.PATH);
    }

    private Step fileHost() {
        int end = Authority.end(input, at, true);
        String host = input.substring(at, end);
        if (DriveLetter.is(host)) {
            return again(State.PATH);
        }
        if (!Authority.setFileHost(url, host)) {
            return Step.FAIL;
        }
        at = end - 1;
        return go(State.PATH_START);
    }

    private Step pathStart(int c) {
        if (url.isSpecial()) {
            return isSlash(c) ? go(State.PATH) : again(State.PATH);
        }
        if (!overridden && c == '?') {
            return startQuery();
        }
        if (!overridden && c == '#') {
            return startFragment();
        }
        if (c != EOF) {
            return c == '/' ? go(State.PATH) : again(State.PATH);
        }
        if (overridden && url.host == null) {
            url.path.add("");
        }
        return Step.GO_ON;
    }

    private Step path(int c) {
        boolean endsPath = c == EOF || !overridden && (c == '?' || c == '#');
        if (!endsPath && !isSlash(c)) {
            return keep(c);
        }
        takeSegment(isSlash(c));
        return switch (c) {
            case '?' -> startQuery();
            case '#' -> startFragment();
            default -> Step.GO_ON;
        };
    }

    private void takeSegment(boolean moreFollow) {
        String segment = take();
        String folded = segment.length() > 6 ? segment : segment.toLowerCase(Locale.ROOT);
        if (DOUBLE_DOT.contains(folded)) {
            url.shortenPath();
            if (!moreFollow) {
                url.path.add("");
            }
        } else if (folded.equals(".") || folded.equals("%2e")) {
            if (!moreFollow) {
                url.path.add("");
            }
        } else {
            boolean drive = url.isFile() && url.path.isEmpty() && DriveLetter.is(segment);
            url.path.add(drive ? segment.charAt(0) + ":" : PercentEncoding.PATH.encode(segment));
        }
    }

    private Step opaquePath(int c) {
        if (c != EOF && c != '?' && c != '#') {
            return keep(c);
        }
        String text = PercentEncoding.C0_CONTROL.encode(take());
        boolean spaceBeforeMore = c != EOF && text.endsWith(" ");
        url.opaquePath += spaceBeforeMore ? text.substring(0, text.length() - 1) + "%20" : text;
        return switch (c) {
            case '?' -> startQuery();
            case '#' -> startFragment();
            default -> Step.GO_ON;
        };
    }

    private Step query(int c) {
        if (c != EOF && (c != '#' || overridden)) {
            return keep(c);
        }
        url.query += (url.isSpecial() ? PercentEncoding.SPECIAL_QUERY : PercentEncoding.QUERY).encode(take());
        return c == '#' ? startFragment() : Step.GO_ON;
    }

    private Step fragment(int c) {
        if (c != EOF) {
            return keep(c);
        }
        url.fragment += PercentEncoding.FRAGMENT.encode(take());
        return Step.GO_ON;
    }
}
