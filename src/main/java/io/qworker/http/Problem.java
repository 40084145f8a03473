package io.qworker.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Ends a request with a problem document. Source: RFC 9457. */
final class Problem extends RuntimeException {

    static final String CONTENT_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    /** Every kind of problem, on one page. */
    enum Kind {
        NOT_JSON(400, "The body is not JSON"),
        UNKNOWN_FIELD(400, "A field is unknown"),
        MISSING_FIELD(400, "A field is missing"),
        INVALID_FIELD(400, "A field has a value that cannot be used"),
        TIME_NOT_UNDERSTOOD(400, "The time is not understood"),
        INVALID_KEY(400, "The idempotency key cannot be used"),
        UNAUTHORIZED(401, "A token is needed"),
        FOREIGN_ORIGIN(403, "Requests of other sites are not answered"),
        UNKNOWN_ROUTE(404, "There is nothing at this address"),
        UNKNOWN_JOB(404, "There is no such job"),
        NO_SUCH_TASK(404, "There is no such task"),
        UNKNOWN_WORKER(404, "There is no such worker"),
        WRONG_METHOD(405, "The method cannot be used here"),
        WRONG_STATE(409, "The job's state does not allow it"),
        TOO_LARGE(413, "The body is too large"),
        WRONG_CONTENT_TYPE(415, "The content type is not JSON"),
        UNKNOWN_TASK(422, "There is no such task"),
        KEY_REUSED(422, "The idempotency key was used for another job"),
        UNEXPECTED(500, "Something unexpected happened"),
        STORE_FAILED(503, "The store did not do what was asked"),
        TOO_MANY_STREAMS(503, "Too many clients listen");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        int status() {
            return status;
        }

        /** {@code urn:qworker:problem:unknown-field}. */
        String type() {
            return "urn:qworker:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final transient Kind kind;
    private final transient Optional<String> field;
    private final transient Map<String, String> headers;

    private Problem(Kind kind, String detail, Optional<String> field, Map<String, String> headers) {
        super(detail, null, false, false);
        this.kind = kind;
        this.field = field;
        this.headers = headers;
    }

    static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, Optional.empty(), Map.of());
    }

    /** @param field the body's field or the query's parameter that is wrong */
    static Problem inField(Kind kind, String field, String reason) {
        return new Problem(kind, reason, Optional.of(field), Map.of());
    }

    Problem with(String header, String value) {
        return new Problem(kind, getMessage(), field, Map.of(header, value));
    }

    Answer answer() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("type", kind.type())
                .put("title", kind.title)
                .put("status", kind.status)
                .put(
                        "detail",
                        field.map(name -> "“" + name + "” " + getMessage()).orElse(getMessage()));
        field.ifPresent(name -> body.put("field", name).put("reason", getMessage()));
        return Answer.text(kind.status, CONTENT_TYPE, headers, body + "\n");
    }
}
