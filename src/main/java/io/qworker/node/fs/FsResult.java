package io.qworker.node.fs;

import io.qworker.js.JsValues;

/** What a finished operation answers, made into a JavaScript value on the lane's thread. */
@FunctionalInterface
interface FsResult {

    FsResult NOTHING = answer -> JsValues.undefined();

    Object toValue(FsAnswer answer);

    static FsResult number(long value) {
        return answer -> JsValues.number(value);
    }

    static FsResult string(String text) {
        return answer -> JsValues.string(text);
    }
}
