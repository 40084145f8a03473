package io.qworker.http;

import io.qworker.http.Problem.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bson.types.ObjectId;

/** A client's name for one request, under which it may be sent again without being done again. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;
    private static final int ID_BYTES = 12;

    private IdempotencyKey() {}

    /** The job's id: the key itself if it has the form of one, else made of it. */
    static ObjectId jobId(String key) {
        if (!key.matches("[\\x20-\\x7e]{1," + LONGEST + "}")) {
            throw Problem.of(Kind.INVALID_KEY, HEADER + " must have 1 to " + LONGEST + " visible ASCII characters");
        }
        return ObjectId.isValid(key) ? new ObjectId(key) : new ObjectId(Arrays.copyOf(digest(key), ID_BYTES));
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
