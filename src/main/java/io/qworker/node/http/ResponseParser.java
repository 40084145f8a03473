package io.qworker.node.http;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;

/**
 * The parser of responses in the shape of llhttp's WebAssembly build, for a client that brings that along: its functions are
 * called with a pointer, and with positions in the memory that the two share.
 */
final class ResponseParser implements HttpEvents {

    private final int pointer;
    private final JSDynamicObject imports;
    private final Llhttp machine = new Llhttp(Llhttp.Type.RESPONSE, 0, this);
    private RuntimeException thrown;

    ResponseParser(int pointer, JSDynamicObject imports) {
        this.pointer = pointer;
        this.imports = imports;
    }

    Llhttp machine() {
        return machine;
    }

    /** The number of an error, 0 for none. */
    int execute(Bytes memory, int offset, int length) {
        HttpErrno errno = machine.execute(memory.array(), memory.offset() + offset, length);
        RuntimeException failure = thrown;
        thrown = null;
        if (failure != null) {
            throw failure;
        }
        return errno.number();
    }

    private int invoke(String name, Object... arguments) {
        try {
            return (int) JsValues.toLong(JsValues.call(JsValues.get(imports, name), imports, arguments));
        } catch (RuntimeException failure) {
            thrown = failure;
            return HttpErrno.USER.number();
        }
    }

    private int part(String name, int offset, int length) {
        return invoke(name, pointer, offset, length);
    }

    @Override
    public int messageBegin() {
        return invoke("wasm_on_message_begin", pointer);
    }

    @Override
    public int url(byte[] data, int offset, int length) {
        return part("wasm_on_url", offset, length);
    }

    @Override
    public int status(byte[] data, int offset, int length) {
        return part("wasm_on_status", offset, length);
    }

    @Override
    public int headerField(byte[] data, int offset, int length) {
        return part("wasm_on_header_field", offset, length);
    }

    @Override
    public int headerValue(byte[] data, int offset, int length) {
        return part("wasm_on_header_value", offset, length);
    }

    @Override
    public int headersComplete() {
        return invoke(
                "wasm_on_headers_complete",
                pointer,
                machine.statusCode,
                machine.upgrade ? 1 : 0,
                machine.shouldKeepAlive() ? 1 : 0);
    }

    @Override
    public int body(byte[] data, int offset, int length) {
        return part("wasm_on_body", offset, length);
    }

    @Override
    public int messageComplete() {
        return invoke("wasm_on_message_complete", pointer);
    }

    @Override
    public int chunkExtension(byte[] data, int offset, int length) {
        return 0;
    }

    @Override
    public int chunkHeader() {
        return 0;
    }

    @Override
    public int chunkComplete() {
        return 0;
    }
}
