package io.qworker.http;

import com.sun.net.httpserver.Headers;
import io.qworker.http.Problem.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets through whoever has the token. Where none is asked for, anybody on this machine is let through, but no page of
 * another site in a browser here: neither by its origin, nor by a name of its own that it makes lead to this machine.
 */
final class Guard {

    private static final String BEARER = "Bearer ";
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final Optional<byte[]> token;

    Guard(Optional<String> token) {
        this.token = token.map(Guard::digest);
    }

    /**
     * Throws a {@link Problem} if the request is to be refused.
     *
     * @param open whether it is answered without a token
     */
    void check(boolean open, Headers headers) {
        if (token.isEmpty()) {
            checkOrigin(headers);
        } else if (!open && !presents(headers, token.get())) {
            throw Problem.of(Kind.UNAUTHORIZED, "send the manager's token, as Authorization: Bearer …")
                    .with("WWW-Authenticate", "Bearer realm=\"qworker\"");
        }
    }

    /** In a time that tells nothing of how much of the token is right. */
    private static boolean presents(Headers headers, byte[] token) {
        List<String> given = headers.getOrDefault("Authorization", List.of());
        String credentials = given.size() == 1 ? given.getFirst() : "";
        boolean bearer = credentials.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer
                && MessageDigest.isEqual(
                        token, digest(credentials.substring(BEARER.length()).strip()));
    }

    private static void checkOrigin(Headers headers) {
        String host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
        if (!THIS_MACHINE.matcher(host).matches()) {
            throw Problem.of(
                    Kind.FOREIGN_ORIGIN,
                    "without a token, requests must be addressed to this machine by name, not to “" + host + "”");
        }
        String origin = headers.getFirst("Origin");
        if (origin != null && !host.equalsIgnoreCase(authority(origin))) {
            throw Problem.of(Kind.FOREIGN_ORIGIN, "without a token, pages of “" + origin + "” are not answered");
        }
    }

    private static String authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
