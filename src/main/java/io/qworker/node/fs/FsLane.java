package io.qworker.node.fs;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.NativeCall;

/** What {@code bindings/internal/fs.js} lends to the Java half in one lane: its classes' factories and shared arrays. */
final class FsLane {

    private JSDynamicObject lent;
    private Object usePromises;

    private FsLane(LaneEnvironment lane) {
        lane.atEnd(() -> closeAll(FileDescriptors.of(lane)));
    }

    static FsLane of(LaneEnvironment lane) {
        return lane.state(FsLane.class, () -> new FsLane(lane));
    }

    /** Takes the object that the JavaScript half hands over once. */
    static Object connect(NativeCall call) {
        FsLane lane = of(call.lane());
        lane.lent = (JSDynamicObject) call.argument(0);
        lane.usePromises = JsValues.get(lane.lent, "kUsePromises");
        return JsValues.undefined();
    }

    private void closeAll(FileDescriptors files) {
        files.closeAll(this);
        DirectoryHandles.closeAll(this);
        StatWatchers.closeAll(this);
        FsEventBinding.closeAll(this);
    }

    boolean isPromiseRequest(Object request) {
        return request == usePromises;
    }

    /** Calls {@code request.oncomplete} in the async context in which the request was made. */
    void complete(Object request, Object... outcome) {
        Object[] arguments = new Object[outcome.length + 1];
        arguments[0] = request;
        System.arraycopy(outcome, 0, arguments, 1, outcome.length);
        invoke("complete", arguments);
    }

    /** An object with {@code promise}, {@code resolve} and {@code reject}. */
    JSDynamicObject newPromise() {
        return (JSDynamicObject) invoke("withResolvers");
    }

    Object newFileHandle(int descriptor) {
        return invoke("newFileHandle", descriptor);
    }

    Object newDirHandle(int id) {
        return invoke("newDirHandle", id);
    }

    JSDynamicObject array(String name) {
        return (JSDynamicObject) JsValues.get(lent, name);
    }

    private Object invoke(String function, Object... arguments) {
        return JsValues.call(JsValues.get(lent, function), lent, arguments);
    }
}
