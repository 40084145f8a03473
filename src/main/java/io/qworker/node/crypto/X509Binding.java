package io.qworker.node.crypto;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/** Certificates as {@code X509Certificate} and TLS show them. Source: Node 24, src/crypto/crypto_x509.cc. */
public final class X509Binding implements Binding {

    private static final Map<String, String> NIST_NAMES = Map.of(
            "prime192v1", "P-192",
            "secp224r1", "P-224",
            "prime256v1", "P-256",
            "secp384r1", "P-384",
            "secp521r1", "P-521");

    @Override
    public String name() {
        return "crypto/x509";
    }

    @Override
    public void define(Target target) {
        CryptoFunctions functions = new CryptoFunctions(target)
                .function("init", 1, X509Binding::init)
                .function("raw", 0, call -> Buffers.of(call, one(call).der().clone()))
                .function("subjectParts", 0, call -> parts(call, one(call).subject()))
                .function("issuerParts", 0, call -> parts(call, one(call).issuer()))
                .function("keyUsage", 0, X509Binding::keyUsage)
                .function(
                        "validFromTime",
                        0,
                        call -> JsValues.number(one(call).notBefore().toEpochMilli()))
                .function(
                        "validToTime",
                        0,
                        call -> JsValues.number(one(call).notAfter().toEpochMilli()))
                .function(
                        "publicKey",
                        0,
                        call -> Hidden.wrap(call, new KeyHandle(false, one(call).publicKey())))
                .function("putKeyParts", 1, X509Binding::putKeyParts);
        defineTexts(functions);
        defineChecks(functions);
    }

    private static void defineTexts(CryptoFunctions functions) {
        functions
                .function(
                        "subject", 0, call -> text(X509Names.multiline(one(call).subject())))
                .function(
                        "issuer", 0, call -> text(X509Names.multiline(one(call).issuer())))
                .function("subjectAltName", 0, call -> text(one(call).subjectAltName()))
                .function("infoAccess", 0, call -> text(one(call).infoAccess()))
                .function("validFrom", 0, call -> text(X509.print(one(call).notBefore())))
                .function("validTo", 0, call -> text(X509.print(one(call).notAfter())))
                .function("fingerprint", 0, call -> text(one(call).fingerprint("SHA-1")))
                .function("fingerprint256", 0, call -> text(one(call).fingerprint("SHA-256")))
                .function("fingerprint512", 0, call -> text(one(call).fingerprint("SHA-512")))
                .function("serialNumber", 0, call -> text(one(call).serialNumber()))
                .function("signatureAlgorithm", 0, call -> text(one(call).signatureAlgorithm()))
                .function("signatureAlgorithmOid", 0, call -> text(one(call).signatureAlgorithmOid()))
                .function(
                        "pem",
                        0,
                        call -> text(Pem.encode("CERTIFICATE", one(call).der())));
    }

    private static void defineChecks(CryptoFunctions functions) {
        functions
                .function("checkCA", 0, call -> X509Checks.isAuthority(one(call)))
                .function("checkHost", 2, X509Binding::checkHost)
                .function("checkEmail", 2, X509Binding::checkEmail)
                .function("checkIP", 2, X509Binding::checkIp)
                .function(
                        "checkIssued",
                        1,
                        call -> X509Checks.isIssuedBy(one(call), Hidden.of(call.argument(0), X509.class)))
                .function("checkPrivateKey", 1, call -> one(call).hasKey(key(call)))
                .function("verify", 1, call -> one(call).isSignedBy(key(call)));
    }

    private static X509 one(NativeCall call) {
        return Hidden.of(call.receiver(), X509.class);
    }

    private static AsymmetricKey key(NativeCall call) {
        return Hidden.of(call.argument(0), KeyHandle.class).key();
    }

    private static Object text(String text) {
        return text == null ? JsValues.undefined() : JsValues.string(text);
    }

    private static Object init(NativeCall call) {
        Hidden.put(call.receiver(), X509.read(Inputs.copy(call, 0)));
        return JsValues.undefined();
    }

    /** Names and values in turn. */
    private static Object parts(NativeCall call, X500Name name) {
        List<String> parts = new ArrayList<>();
        X509Names.forEach(name, (key, value) -> parts.addAll(List.of(key, value)));
        return JsValues.strings(call.realm(), parts);
    }

    private static Object keyUsage(NativeCall call) {
        List<String> usages = one(call).extendedKeyUsage();
        return usages == null ? JsValues.undefined() : JsValues.strings(call.realm(), usages);
    }

    /** What the old form of a certificate tells about its key. */
    private static Object putKeyParts(NativeCall call) throws Exception {
        JSDynamicObject target = (JSDynamicObject) call.argument(0);
        AsymmetricKey key = one(call).publicKey();
        if (key.publicKey() instanceof RSAKeyParameters rsa) {
            JsValues.set(target, "modulus", text(X509.hex(rsa.getModulus())));
            JsValues.set(target, "bits", rsa.getModulus().bitLength());
            JsValues.set(target, "exponent", text("0x" + rsa.getExponent().toString(16)));
            // Plain RSA's identifier even for PSS, as OpenSSL's i2d_RSA_PUBKEY.
            AlgorithmIdentifier identifier = new AlgorithmIdentifier(
                    PKCSObjectIdentifiers.rsaEncryption, key.identifier().getParameters());
            SubjectPublicKeyInfo info = new SubjectPublicKeyInfo(identifier, RsaKeys.publicStructure(rsa));
            JsValues.set(target, "pubkey", Buffers.of(call, info.getEncoded("DER")));
        } else if (key.publicKey() instanceof ECPublicKeyParameters ec) {
            JsValues.set(target, "pubkey", Buffers.of(call, ec.getQ().getEncoded(false)));
            JsValues.set(target, "bits", ec.getParameters().getN().bitLength());
            String curve = Curves.name(ec.getParameters());
            JsValues.set(target, "asn1Curve", text(curve));
            JsValues.set(target, "nistCurve", text(curve == null ? null : NIST_NAMES.get(curve)));
        }
        return target;
    }

    private static Object checkHost(NativeCall call) {
        return text(X509Checks.host(one(call), checked(call), call.int32(1)));
    }

    private static Object checkEmail(NativeCall call) {
        return X509Checks.email(one(call), checked(call), call.int32(1)) ? call.argument(0) : JsValues.undefined();
    }

    private static Object checkIp(NativeCall call) {
        return X509Checks.address(one(call), checked(call)) ? call.argument(0) : JsValues.undefined();
    }

    private static String checked(NativeCall call) {
        String name = call.string(0);
        if (name.indexOf(0) >= 0) {
            throw CryptoException.type("ERR_INVALID_ARG_VALUE", "Invalid name");
        }
        return name;
    }
}
