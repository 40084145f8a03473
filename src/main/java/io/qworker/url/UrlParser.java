package io.qworker.url;

import java.util.Locale;
import java.util.Set;

/**
 * The state machine of the standard, one method a state, in its order and with its names. Text is kept as it came until a
 * part ends, and percent-encoded then. Source: URL Standard, "basic URL parser".
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
        HOST,
        HOSTNAME,
        PORT,
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
    private final boolean hostnameOnly;
    private final StringBuilder buffer = new StringBuilder();
    private State state;
    private int at;
    private boolean atSignSeen;
    private boolean insideBrackets;
    private boolean passwordTokenSeen;

    private UrlParser(String input, Url base, Url url, State override) {
        this.input = withoutTabsAndNewlines(input);
        this.base = base;
        this.url = url;
        this.overridden = override != null;
        this.hostnameOnly = override == State.HOSTNAME;
        this.state = overridden ? override : State.SCHEME_START;
    }

    static Url parse(String input, Url base) {
        Url url = new Url();
        return new UrlParser(trim(scalarValues(input)), base, url, null).run() ? url : null;
    }

    /** Parses {@code input} into one part of {@code url}; false when that part was refused. */
    static boolean parse(String input, Url url, State override) {
        return new UrlParser(input, null, url, override).run();
    }

    /** Lone surrogates become U+FFFD. */
    static String scalarValues(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> c >= 0xd800 && c <= 0xdfff ? 0xfffd : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    private static String withoutTabsAndNewlines(String text) {
        return text.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r') ? text.replaceAll("[\t\n\r]", "") : text;
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
            case AUTHORITY -> authority(c);
            case HOST, HOSTNAME -> host(c);
            case PORT -> port(c);
            case FILE -> file(c);
            case FILE_SLASH -> fileSlash(c);
            case FILE_HOST -> fileHost(c);
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

    private boolean endsAuthority(int c) {
        return c == EOF || c == '?' || c == '#' || isSlash(c);
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

    private Step authority(int c) {
        if (c == '@') {
            takeCredentials();
            return Step.GO_ON;
        }
        if (!endsAuthority(c)) {
            return keep(c);
        }
        if (atSignSeen && buffer.isEmpty()) {
            return Step.FAIL;
        }
        at -= buffer.length() + 1;
        buffer.setLength(0);
        return go(State.HOST);
    }

    private void takeCredentials() {
        String text = (atSignSeen ? "%40" : "") + take();
        atSignSeen = true;
        int colon = passwordTokenSeen ? -1 : text.indexOf(':');
        if (colon >= 0) {
            url.username += PercentEncoding.USERINFO.encode(text.substring(0, colon));
            text = text.substring(colon + 1);
            passwordTokenSeen = true;
        }
        String encoded = PercentEncoding.USERINFO.encode(text);
        if (passwordTokenSeen) {
            url.password += encoded;
        } else {
            url.username += encoded;
        }
    }

    private Step host(int c) {
        if (overridden && url.isFile()) {
            return again(State.FILE_HOST);
        }
        if (c == ':' && !insideBrackets) {
            return buffer.isEmpty() || hostnameOnly || !takeHost() ? Step.FAIL : go(State.PORT);
        }
        if (!endsAuthority(c)) {
            insideBrackets = c == '[' || insideBrackets && c != ']';
            return keep(c);
        }
        boolean refused = url.isSpecial() || overridden && (url.hasCredentials() || url.port != Url.NO_PORT);
        if (buffer.isEmpty() && refused || !takeHost()) {
            return Step.FAIL;
        }
        return overridden ? Step.END : again(State.PATH_START);
    }

    private boolean takeHost() {
        String host = HostParser.parse(take(), !url.isSpecial());
        if (host != null) {
            url.host = host;
        }
        return host != null;
    }

    private Step port(int c) {
        if (Ascii.isDigit(c)) {
            return keep(c);
        }
        if (!endsAuthority(c) && !overridden) {
            return Step.FAIL;
        }
        if (!buffer.isEmpty()) {
            String digits = take().replaceFirst("^0+(?=.)", "");
            int port = digits.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits);
            if (port > 65535) {
                return Step.FAIL;
            }
            url.port = port == Scheme.defaultPort(url.scheme) ? Url.NO_PORT : port;
            if (overridden) {
                return Step.END;
            }
        }
        return overridden ? Step.FAIL : again(State.PATH_START);
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

    private Step fileHost(int c) {
        if (!endsAuthority(c)) {
            return keep(c);
        }
        if (!overridden && DriveLetter.is(buffer)) {
            return again(State.PATH);
        }
        if (buffer.isEmpty()) {
            url.host = "";
        } else if (!takeHost()) {
            return Step.FAIL;
        } else if (url.host.equals("localhost")) {
            url.host = "";
        }
        return overridden ? Step.END : again(State.PATH_START);
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
