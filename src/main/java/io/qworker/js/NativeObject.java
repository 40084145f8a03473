package io.qworker.js;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;

/** Where a {@link Binding} puts its functions and values in one lane. */
record NativeObject(LaneEnvironment lane, JSDynamicObject object) implements Binding.Target {

    @Override
    public Binding.Target function(String name, int length, NativeFunction function) {
        JsValues.set(object, name, NativeFunctions.create(lane.realm(), name, length, function));
        return this;
    }

    @Override
    public Binding.Target value(String name, Object value) {
        JsValues.set(object, name, value);
        return this;
    }
}
