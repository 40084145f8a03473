package io.qworker.node;

import com.oracle.truffle.js.runtime.JSRealm;
import io.qworker.js.Binding;
import io.qworker.js.Errno;
import io.qworker.js.JsValues;
import java.util.Arrays;
import java.util.stream.Stream;

/** {@code uv}: the table of errors; its JavaScript half looks things up in it. */
final class UvBinding implements Binding {

    @Override
    public String name() {
        return "uv";
    }

    /** {@code errors}: number, name and text of each, one after the other. */
    @Override
    public void define(Target target) {
        Object[] table = Arrays.stream(Errno.values())
                .flatMap(errno -> Stream.<Object>of(
                        errno.number(), JsValues.string(errno.name()), JsValues.string(errno.description())))
                .toArray();
        target.value("errors", JsValues.array(JSRealm.get(null), table));
    }
}
