package io.qworker.node.module;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.frame.FrameInstance.FrameAccess;
import com.oracle.truffle.js.nodes.function.FunctionRootNode;
import com.oracle.truffle.js.runtime.JSArguments;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;

/** Whether it is strict code that wants something of a function of Java's. */
final class StrictCaller {

    private StrictCaller() {}

    /** Of the function that called the one at hand; a builtin such as {@code Reflect.set} is not. */
    static boolean isStrict() {
        Boolean strict = Truffle.getRuntime().iterateFrames(StrictCaller::isStrict, 1);
        return strict != null && strict;
    }

    private static Boolean isStrict(FrameInstance frame) {
        boolean written = ((RootCallTarget) frame.getCallTarget()).getRootNode() instanceof FunctionRootNode;
        Object[] arguments = frame.getFrame(FrameAccess.READ_ONLY).getArguments();
        return written
                && arguments.length >= JSArguments.RUNTIME_ARGUMENT_COUNT
                && JSArguments.getFunctionObject(arguments) instanceof JSFunctionObject function
                && JSFunction.isStrict(function);
    }
}
