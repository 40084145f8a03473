package io.qworker.node.module;

import com.oracle.truffle.api.object.DynamicObjectLibrary;
import com.oracle.truffle.api.object.Property;
import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.JSException;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.Symbol;
import com.oracle.truffle.js.runtime.builtins.JSProxy;
import com.oracle.truffle.js.runtime.builtins.JSProxyObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.JSProperty;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.PropertyDescriptor;
import com.oracle.truffle.js.runtime.objects.Undefined;
import io.qworker.js.JsValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The global object of a vm context: a script's own object is asked first, then the global object of the realm, which has
 * what the language brings. What a script of the context sets or defines goes to both. The rules are those of
 * ContextifyContext in Node's {@code node_contextify.cc}.
 */
final class InterceptedGlobal {

    private final JSRealm realm;
    private final JSDynamicObject object;
    private final JSDynamicObject global;
    private JSDynamicObject proxy;

    InterceptedGlobal(JSRealm realm, JSDynamicObject object) {
        this.realm = realm;
        this.object = object;
        this.global = realm.getGlobalObject();
    }

    /** From now on, {@code proxy} is what the realm's code knows as its global object. */
    void become(JSDynamicObject proxy) {
        this.proxy = proxy;
        realm.setGlobalObject(proxy);
        JsValues.set(global, "globalThis", proxy);
    }

    boolean has(Object key) {
        return holds(object, key) || JSObject.hasProperty(global, key);
    }

    /** A Proxy that has a trap for reading has everything, as V8 asks no other of its traps. */
    private static boolean holds(JSDynamicObject object, Object key) {
        JSDynamicObject target = object;
        while (target instanceof JSProxyObject proxied) {
            if (!(proxied.getProxyHandler() instanceof JSObject handler)
                    || JSObject.get(handler, JSProxy.GET) != Undefined.instance
                    || !(proxied.getProxyTarget() instanceof JSDynamicObject next)) {
                return true;
            }
            target = next;
        }
        return JSObject.hasProperty(target, key);
    }

    Object get(Object key) {
        Object value = JSObject.getOrDefault(object, key, object, null);
        if (value == null) {
            value = JSObject.getOrDefault(global, key, proxy, Undefined.instance);
        }
        return value == object ? proxy : value;
    }

    /** False when the property cannot be set; throws instead when the code that wants it is strict. */
    boolean set(Object key, Object value) {
        return (isVariable(object, key) && isVariable(global, key) && put(key, value)) || setByRules(key, value);
    }

    /** The common case: a variable of the context gets another value. */
    private boolean put(Object key, Object value) {
        DynamicObjectLibrary properties = DynamicObjectLibrary.getUncached();
        return properties.putIfPresent(object, key, value) && properties.putIfPresent(global, key, value);
    }

    /** Whether it has a plain property of its own that can be set. */
    private static boolean isVariable(JSDynamicObject holder, Object key) {
        Property property = holder.getShape().getProperty(key);
        return property != null
                && JSProperty.isData(property)
                && !JSProperty.isDataSpecial(property)
                && JSProperty.isWritable(property);
    }

    private boolean setByRules(Object key, Object value) {
        PropertyDescriptor inGlobal = find(global, key);
        PropertyDescriptor inObject = find(object, key);
        if (isReadOnly(inGlobal) || isReadOnly(inObject)) {
            return refuse(key, inGlobal);
        }
        boolean isDeclared = inGlobal != null || inObject != null || object instanceof JSProxyObject;
        if (!isDeclared && key instanceof Symbol) {
            return JSObject.set(global, key, value);
        }
        JSObject.set(object, key, value);
        if (inObject != null && isAccessor(JSObject.getOwnProperty(object, key))) {
            return true;
        }
        JSObject.set(global, key, value);
        return true;
    }

    private boolean refuse(Object key, PropertyDescriptor inGlobal) {
        if (!StrictCaller.isStrict()) {
            return false;
        }
        String message = isReadOnly(inGlobal)
                ? "Cannot assign to read only property '" + text(key) + "' of object '[object Object]'"
                : "Cannot redefine property: " + text(key);
        throw JSException.create(JSErrorType.TypeError, message, null, realm);
    }

    private static String text(Object key) {
        return key instanceof Symbol symbol ? symbol.toString() : key.toString();
    }

    /** The property as a read would find it: along the prototypes, the first Proxy being the last. */
    private static PropertyDescriptor find(JSDynamicObject start, Object key) {
        JSDynamicObject holder = start;
        while (holder != Null.instance) {
            PropertyDescriptor found = JSObject.getOwnProperty(holder, key);
            if (found != null || holder instanceof JSProxyObject) {
                return found;
            }
            holder = JSObject.getPrototype(holder);
        }
        return null;
    }

    private static boolean isReadOnly(PropertyDescriptor property) {
        return property != null && property.isDataDescriptor() && !property.getWritable();
    }

    private static boolean isAccessor(PropertyDescriptor property) {
        return property != null && property.isAccessorDescriptor();
    }

    boolean define(Object key, PropertyDescriptor property) {
        if (isDeclaration(property)) {
            return JSObject.defineOwnProperty(global, key, property);
        }
        PropertyDescriptor inGlobal = find(global, key);
        if (isReadOnly(inGlobal) && !inGlobal.getConfigurable()) {
            return JSObject.defineOwnProperty(global, key, property);
        }
        if (!JSObject.defineOwnProperty(object, key, property) && JSObject.hasOwnProperty(object, key)) {
            return false;
        }
        return JSObject.defineOwnProperty(global, key, property);
    }

    /** As {@code var} and {@code function} do it, whose values are set in a second step. */
    private static boolean isDeclaration(PropertyDescriptor property) {
        return property.isDataDescriptor()
                && property.getValue() == Undefined.instance
                && property.getWritable()
                && property.getEnumerable()
                && property.hasConfigurable()
                && !property.getConfigurable();
    }

    boolean delete(Object key) {
        return JSObject.delete(object, key) && JSObject.delete(global, key);
    }

    PropertyDescriptor own(Object key) {
        PropertyDescriptor own = JSObject.getOwnProperty(object, key);
        return own == null ? JSObject.getOwnProperty(global, key) : own;
    }

    List<Object> keys() {
        Set<Object> keys = new LinkedHashSet<>(JSObject.ownPropertyKeys(global));
        keys.addAll(JSObject.ownPropertyKeys(object));
        return new ArrayList<>(keys);
    }
}
