package io.qworker.node.serdes;

import com.oracle.truffle.js.runtime.JSErrorType;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of Error that keep their prototype on the way. */
enum ErrorKind {
    EVAL('E', JSErrorType.EvalError),
    RANGE('R', JSErrorType.RangeError),
    REFERENCE('F', JSErrorType.ReferenceError),
    SYNTAX('S', JSErrorType.SyntaxError),
    TYPE('T', JSErrorType.TypeError),
    URI('U', JSErrorType.URIError);

    private final int tag;
    private final JSErrorType type;

    ErrorKind(int tag, JSErrorType type) {
        this.tag = tag;
        this.type = type;
    }

    int tag() {
        return tag;
    }

    JSErrorType type() {
        return type;
    }

    static Optional<ErrorKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.name().equals(name))
                .findFirst();
    }

    static Optional<ErrorKind> tagged(int tag) {
        return Arrays.stream(values()).filter(kind -> kind.tag == tag).findFirst();
    }
}
