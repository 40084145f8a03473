package io.qworker.js;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.BigInt;
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.SafeInteger;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.Symbol;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSDateObject;
import com.oracle.truffle.js.runtime.builtins.JSRegExp;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import java.util.Arrays;
import java.util.Locale;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** JavaScript values as MongoDB's Node driver stores them. Only on the lane's thread. Source: protocol.md §1.6. */
public final class JsToBson {

    private static final int DEEPEST = 200;
    private static final TruffleString BSON_TYPE = Strings.constant("_bsontype");
    private static final TruffleString TO_BSON = Strings.constant("toBSON");
    private static final TruffleString SOURCE = Strings.constant("source");
    private static final TruffleString FLAGS = Strings.constant("flags");

    private JsToBson() {}

    /** An object as a document; anything else is an empty one. */
    public static BsonDocument document(Object value) {
        return convert(value) instanceof BsonDocument document ? document : new BsonDocument();
    }

    /** Functions and symbols, like undefined, become null. A cyclic or too deep value throws a JavaScript TypeError. */
    public static BsonValue convert(Object value) {
        return convert(value, 0);
    }

    private static BsonValue convert(Object value, int depth) {
        return switch (value) {
            case TruffleString text -> new BsonString(Strings.toJavaString(text));
            case Integer number -> new BsonInt32(number);
            case Double number -> number(number);
            case SafeInteger number -> number(number.doubleValue());
            case Long number -> number((double) number);
            case Boolean flag -> BsonBoolean.valueOf(flag);
            case BigInt big -> new BsonInt64(big.longValue());
            case JSDateObject date ->
                Double.isNaN(date.getTimeMillis()) ? BsonNull.VALUE : new BsonDateTime((long) date.getTimeMillis());
            case JSDynamicObject object when isObject(object) -> object(object, depth);
            default -> BsonNull.VALUE;
        };
    }

    private static boolean isObject(JSDynamicObject value) {
        return JSRuntime.isObject(value) && !JSRuntime.isCallable(value);
    }

    private static BsonValue number(double number) {
        return number == (int) number && !isNegativeZero(number) ? new BsonInt32((int) number) : new BsonDouble(number);
    }

    private static boolean isNegativeZero(double number) {
        return number == 0 && 1 / number < 0;
    }

    private static BsonValue object(JSDynamicObject object, int depth) {
        if (depth > DEEPEST) {
            throw Errors.createTypeError(
                    "Cannot store a value that is cyclic or nested deeper than " + DEEPEST + " levels");
        }
        if (object instanceof JSTypedArrayObject || object instanceof JSArrayBufferObject) {
            Bytes bytes = Bytes.of(object);
            return new BsonBinary(Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.offset() + bytes.length()));
        }
        if (JSRegExp.isJSRegExp(object)) {
            return new BsonRegularExpression(text(object, SOURCE), text(object, FLAGS));
        }
        if (JSRuntime.isArray(object)) {
            return array(object, depth);
        }
        if (JSObject.get(object, BSON_TYPE) instanceof TruffleString type
                && Strings.toJavaString(type).toLowerCase(Locale.ROOT).equals("objectid")) {
            return new BsonObjectId(new ObjectId(JSRuntime.toJavaString(object)));
        }
        Object toBson = JSObject.get(object, TO_BSON);
        if (JSRuntime.isCallable(toBson)) {
            return convert(JsValues.call(toBson, object), depth + 1);
        }
        return fields(object, depth);
    }

    private static BsonValue array(JSDynamicObject array, int depth) {
        BsonArray elements = new BsonArray();
        long length = JSRuntime.toLength(JSObject.get(array, Strings.LENGTH));
        for (long i = 0; i < length; i++) {
            elements.add(convert(JSObject.get(array, i), depth + 1));
        }
        return elements;
    }

    /** Own and inherited enumerable fields without methods, as the driver's {@code for…in} finds them. */
    private static BsonValue fields(JSDynamicObject object, int depth) {
        BsonDocument document = new BsonDocument();
        for (JSDynamicObject owner = object; JSRuntime.isObject(owner); owner = JSObject.getPrototype(owner)) {
            for (TruffleString key : JSObject.enumerableOwnNames(owner)) {
                String name = Strings.toJavaString(key);
                Object value = JSObject.get(object, key);
                if (!document.containsKey(name) && !JSRuntime.isCallable(value) && !(value instanceof Symbol)) {
                    document.put(name, convert(value, depth + 1));
                }
            }
        }
        return document;
    }

    private static String text(JSDynamicObject object, TruffleString key) {
        return JSRuntime.toJavaString(JSObject.get(object, key));
    }
}
