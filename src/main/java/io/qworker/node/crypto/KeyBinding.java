package io.qworker.node.crypto;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** {@code KeyObjectHandle}: keys, from and to all their forms. Source: Node 24, src/crypto/crypto_keys.cc. */
public final class KeyBinding implements Binding {

    private static final int SECRET = 0;
    private static final int PUBLIC = 1;
    private static final int PRIVATE = 2;

    @Override
    public String name() {
        return "crypto/keys";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .function("take", 2, KeyBinding::take)
                .function("init", 5, KeyBinding::init)
                .function("initJwk", 2, KeyBinding::initJwk)
                .function("initECRaw", 2, KeyBinding::initEcRaw)
                .function("initEDRaw", 3, KeyBinding::initRaw)
                .function("initPqcRaw", 3, KeyBinding::initRaw)
                .function("keyDetail", 1, KeyBinding::keyDetail)
                .function("equals", 1, KeyBinding::equals)
                .function("exportKey", 4, KeyBinding::exportKey)
                .function("exportJwk", 2, KeyBinding::exportJwk)
                .function("rawPublicKey", 0, KeyBinding::rawPublicKey)
                .function("rawSeed", 0, KeyBinding::rawSeed)
                .function("checkEcKeyData", 0, KeyBinding::checkEcKeyData)
                .function("getSymmetricKeySize", 0, call -> secret(call).bytes().length)
                .function("getAsymmetricKeyType", 0, KeyBinding::getAsymmetricKeyType);
    }

    private static SecretKey secret(NativeCall call) {
        return Hidden.of(call.receiver(), SecretKey.class);
    }

    private static KeyHandle asymmetric(NativeCall call) {
        return Hidden.of(call.receiver(), KeyHandle.class);
    }

    /** {@code take(handle, key)}: what a job has made becomes a handle's. */
    private static Object take(NativeCall call) {
        Hidden.put(call.argument(0), Hidden.of(call.argument(1), Object.class));
        return JsValues.undefined();
    }

    /** {@code init(type, data, format, encoding, passphrase)}. */
    private static Object init(NativeCall call) {
        Object key = switch (call.int32(0)) {
            case SECRET -> new SecretKey(Inputs.copy(call, 1));
            case PUBLIC -> KeySource.publicOrPrivateKey(call, 1).asPublic();
            default -> KeySource.privateKey(call, 1);
        };
        Hidden.put(call.receiver(), key);
        return JsValues.undefined();
    }

    /** {@code initJwk(jwk, curve)}: the type of the key, undefined when the JWK is for none. */
    private static Object initJwk(NativeCall call) {
        Object key = JsonWebKeys.read((JSDynamicObject) call.argument(0), call.string(1));
        if (key == null) {
            return JsValues.undefined();
        }
        Hidden.put(call.receiver(), key);
        return key instanceof KeyHandle handle ? handle.isPrivate() ? PRIVATE : PUBLIC : SECRET;
    }

    /** {@code initECRaw(curve, point)}. */
    private static Object initEcRaw(NativeCall call) {
        ECNamedDomainParameters curve = Curves.of(call.string(0));
        try {
            ECPublicKeyParameters key = new ECPublicKeyParameters(Curves.decode(curve, Inputs.copy(call, 1)), curve);
            AlgorithmIdentifier identifier =
                    new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve.getName());
            Hidden.put(
                    call.receiver(), new KeyHandle(false, new AsymmetricKey(KeyAlgorithm.EC, identifier, null, key)));
            return true;
        } catch (IllegalArgumentException noPoint) {
            return false;
        }
    }

    /** {@code (name, bytes, type)}. */
    private static Object initRaw(NativeCall call) throws IOException {
        KeyAlgorithm algorithm = KeyAlgorithm.find(call.string(0));
        boolean isPrivate = call.int32(2) == PRIVATE;
        byte[] bytes = Inputs.copy(call, 1);
        AsymmetricKey key = isPrivate ? RawKeys.ofPrivate(algorithm, bytes) : RawKeys.ofPublic(algorithm, bytes);
        if (key == null) {
            return false;
        }
        Hidden.put(call.receiver(), new KeyHandle(isPrivate, key));
        return true;
    }

    private static Object keyDetail(NativeCall call) {
        JSDynamicObject details = (JSDynamicObject) call.argument(0);
        SecretKey secret = Hidden.find(call.receiver(), SecretKey.class);
        if (secret != null) {
            JsValues.set(details, "length", JsValues.number(8L * secret.bytes().length));
        } else {
            KeyDetails.put(call.realm(), details, asymmetric(call).key());
        }
        return details;
    }

    private static Object equals(NativeCall call) throws IOException {
        SecretKey secret = Hidden.find(call.receiver(), SecretKey.class);
        if (secret != null) {
            return MessageDigest.isEqual(
                    secret.bytes(), Hidden.of(call.argument(0), SecretKey.class).bytes());
        }
        AsymmetricKey one = asymmetric(call).key();
        AsymmetricKey two = Hidden.of(call.argument(0), KeyHandle.class).key();
        return one.algorithm() == two.algorithm()
                && Arrays.equals(
                        Keys.publicInfo(one).getEncoded(), Keys.publicInfo(two).getEncoded());
    }

    /** {@code (format, encoding, cipher, passphrase)}. */
    private static Object exportKey(NativeCall call) {
        SecretKey secret = Hidden.find(call.receiver(), SecretKey.class);
        if (secret != null) {
            return Buffers.of(call, secret.bytes().clone());
        }
        KeyHandle handle = asymmetric(call);
        KeyWriter.Form form = handle.isPrivate() ? KeyWriter.Form.ofPrivate(call, 0) : KeyWriter.Form.ofPublic(call, 0);
        return KeyWriter.write(handle, form).toValue(call);
    }

    private static Object exportJwk(NativeCall call) {
        JSDynamicObject jwk = (JSDynamicObject) call.argument(0);
        SecretKey secret = Hidden.find(call.receiver(), SecretKey.class);
        if (secret != null) {
            JsonWebKeys.write(jwk, secret);
        } else {
            JsonWebKeys.write(jwk, asymmetric(call), call.bool(1));
        }
        return jwk;
    }

    private static Object rawPublicKey(NativeCall call) {
        return Buffers.of(call, RawKeys.publicBytes(asymmetric(call).key()));
    }

    private static Object rawSeed(NativeCall call) {
        byte[] seed = RawKeys.seed(asymmetric(call).key());
        if (seed == null) {
            throw CryptoException.error("ERR_CRYPTO_OPERATION_FAILED", "Failed to get raw seed");
        }
        return Buffers.of(call, seed);
    }

    private static Object checkEcKeyData(NativeCall call) {
        KeyHandle handle = asymmetric(call);
        ECPublicKeyParameters point = handle.key().publicKey(ECPublicKeyParameters.class);
        if (!handle.isPrivate()) {
            return point.getQ().isValid() && !point.getQ().isInfinity();
        }
        ECPrivateKeyParameters key = handle.key().privateKey(ECPrivateKeyParameters.class);
        return Curves.isPrivateKey(key.getParameters(), key.getD())
                && new FixedPointCombMultiplier()
                        .multiply(key.getParameters().getG(), key.getD())
                        .equals(point.getQ());
    }

    private static Object getAsymmetricKeyType(NativeCall call) {
        return JsValues.string(asymmetric(call).key().algorithm().label());
    }
}
