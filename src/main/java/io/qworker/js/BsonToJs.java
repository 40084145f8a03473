package io.qworker.js;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSDate;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import java.time.Instant;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/**
 * BSON values as JavaScript sees them, fresh objects each time. Only on the lane's thread.
 *
 * @param objectId the JavaScript class of ObjectIds, constructed with the hex text
 * @param buffer {@code Buffer.from}, for binary data
 * @param regExp {@code RegExp}
 */
public record BsonToJs(JSRealm realm, Object objectId, Object buffer, Object regExp) {

    public Object convert(BsonValue value) {
        return switch (value.getBsonType()) {
            case DOCUMENT -> document(value.asDocument());
            case ARRAY -> array(value.asArray());
            case STRING -> JsValues.string(value.asString().getValue());
            case SYMBOL -> JsValues.string(value.asSymbol().getSymbol());
            case INT32 -> value.asInt32().getValue();
            case INT64 -> JsValues.number(value.asInt64().getValue());
            case DOUBLE -> value.asDouble().getValue();
            case DECIMAL128 -> value.asDecimal128().getValue().bigDecimalValue().doubleValue();
            case BOOLEAN -> value.asBoolean().getValue();
            case DATE_TIME ->
                JSDate.create(
                        realm.getContext(), realm, (double) value.asDateTime().getValue());
            case TIMESTAMP ->
                JSDate.create(realm.getContext(), realm, value.asTimestamp().getTime() * 1000.0);
            case OBJECT_ID ->
                JsValues.construct(
                        objectId, JsValues.string(value.asObjectId().getValue().toHexString()));
            case BINARY ->
                JsValues.call(
                        buffer,
                        Undefined.instance,
                        JsValues.uint8Array(realm, value.asBinary().getData().clone()));
            case REGULAR_EXPRESSION -> regularExpression(value.asRegularExpression());
            case UNDEFINED -> Undefined.instance;
            default -> Null.instance;
        };
    }

    public Object date(Instant instant) {
        return JSDate.create(realm.getContext(), realm, (double) instant.toEpochMilli());
    }

    private Object document(BsonDocument document) {
        JSDynamicObject object = JsValues.object(realm);
        for (Map.Entry<String, BsonValue> field : document.entrySet()) {
            JsValues.set(object, field.getKey(), convert(field.getValue()));
        }
        return object;
    }

    private Object array(BsonArray elements) {
        JSDynamicObject array = JsValues.array(realm);
        for (int i = 0; i < elements.size(); i++) {
            JSObject.set(array, (long) i, convert(elements.get(i)));
        }
        return array;
    }

    private Object regularExpression(BsonRegularExpression expression) {
        return JsValues.construct(
                regExp, JsValues.string(expression.getPattern()), JsValues.string(expression.getOptions()));
    }
}
