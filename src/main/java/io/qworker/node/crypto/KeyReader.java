package io.qworker.node.crypto;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Reads keys in PEM and DER, failing as OpenSSL fails. Source: Node 24, deps/ncrypto/ncrypto.cc. */
final class KeyReader {

    private static final String UNSUPPORTED = "error:1E08010C:DECODER routines::unsupported";
    private static final String WRONG_TAG = "error:068000A8:asn1 encoding routines::wrong tag";
    private static final String HEADER_TOO_LONG = "error:0680007B:asn1 encoding routines::header too long";
    private static final String NOT_ENOUGH = "error:0680008E:asn1 encoding routines::not enough data";

    private KeyReader() {}

    static KeyHandle privateKey(KeySource source) {
        return new KeyHandle(true, source.format() == KeySource.PEM ? ofPrivatePem(source) : ofPrivateDer(source));
    }

    static KeyHandle publicOrPrivateKey(KeySource source) {
        if (source.format() == KeySource.PEM) {
            AsymmetricKey key = ofPublicPem(source.data());
            return key == null ? privateKey(source) : new KeyHandle(false, key);
        }
        boolean isPublic = source.encoding() == KeySource.SPKI
                || source.encoding() == KeySource.PKCS1 && !isRsaPrivateKey(source.data());
        return isPublic ? new KeyHandle(false, ofPublicDer(source)) : privateKey(source);
    }

    // PEM

    private static AsymmetricKey ofPrivatePem(KeySource source) {
        for (Pem block : Pem.blocks(source.data())) {
            try {
                AsymmetricKey key = ofPrivatePem(block, source.passphrase());
                if (key != null) {
                    return key;
                }
            } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
                throw CryptoException.openssl(UNSUPPORTED, WRONG_TAG, UNSUPPORTED);
            }
        }
        throw CryptoException.openssl(UNSUPPORTED, UNSUPPORTED);
    }

    private static AsymmetricKey ofPrivatePem(Pem block, byte[] passphrase) throws IOException {
        return switch (block.label()) {
            case "PRIVATE KEY" -> Keys.of(PrivateKeyInfo.getInstance(block.content()));
            case "ENCRYPTED PRIVATE KEY" -> {
                if (passphrase == null) {
                    throw missingPassphrase();
                }
                yield Keys.of(PrivateKeyInfo.getInstance(
                        KeyEncryption.decrypt(EncryptedPrivateKeyInfo.getInstance(block.content()), passphrase)));
            }
            case "RSA PRIVATE KEY" -> ofPkcs1(clear(block, passphrase));
            case "EC PRIVATE KEY" -> ofSec1(clear(block, passphrase));
            case "DSA PRIVATE KEY" -> ofOldDsa(clear(block, passphrase));
            default -> null;
        };
    }

    private static byte[] clear(Pem block, byte[] passphrase) {
        if (!block.headers().containsKey("DEK-Info")) {
            return block.content();
        }
        if (passphrase == null) {
            throw missingPassphrase();
        }
        return KeyEncryption.decryptOld(block, passphrase);
    }

    private static CryptoException missingPassphrase() {
        String text = "error:07880109:common libcrypto routines::interrupted or cancelled";
        return CryptoException.openssl(text, "error:04800068:PEM routines::bad password read", text);
    }

    /** Null when there is no public key in it. */
    private static AsymmetricKey ofPublicPem(byte[] text) {
        List<Pem> blocks = Pem.blocks(text);
        for (String label : List.of("PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE")) {
            Optional<Pem> found =
                    blocks.stream().filter(block -> block.label().equals(label)).findFirst();
            if (found.isPresent()) {
                return ofPublicPem(label, found.get().content());
            }
        }
        return null;
    }

    private static AsymmetricKey ofPublicPem(String label, byte[] content) {
        try {
            return switch (label) {
                case "PUBLIC KEY" -> Keys.of(SubjectPublicKeyInfo.getInstance(content));
                case "RSA PUBLIC KEY" -> RsaKeys.ofPublic(RsaKeys.PLAIN, RSAPublicKey.getInstance(content));
                default -> Keys.of(Certificate.getInstance(content).getSubjectPublicKeyInfo());
            };
        } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
            throw CryptoException.openssl(WRONG_TAG, UNSUPPORTED, WRONG_TAG);
        }
    }

    // DER

    private static boolean isRsaPrivateKey(byte[] data) {
        try {
            return ASN1Sequence.getInstance(data).size() >= 9;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    private static AsymmetricKey ofPublicDer(KeySource source) {
        try {
            return source.encoding() == KeySource.PKCS1
                    ? RsaKeys.ofPublic(RsaKeys.PLAIN, RSAPublicKey.getInstance(source.data()))
                    : Keys.of(SubjectPublicKeyInfo.getInstance(source.data()));
        } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
            throw CryptoException.plain("Failed to read asymmetric key", WRONG_TAG);
        }
    }

    private static AsymmetricKey ofPrivateDer(KeySource source) {
        try {
            return switch (source.encoding()) {
                case KeySource.PKCS1 -> ofPkcs1(source.data());
                case KeySource.SEC1 -> ofSec1(source.data());
                case KeySource.PKCS8 -> ofPkcs8(source);
                default -> throw new IOException("SPKI holds no private key");
            };
        } catch (CryptoException told) {
            throw told;
        } catch (IOException | RuntimeException broken) {
            if (source.data().length == 0) {
                throw CryptoException.plain("Failed to read private key");
            }
            String text = complaint(source.data());
            throw CryptoException.openssl(text, text);
        }
    }

    /** What is wrong with the outermost element, or else with what is in it. */
    private static String complaint(byte[] der) {
        if (der.length < 2 || (der[1] & 0x80) != 0 && der.length < 2 + (der[1] & 0x7f)) {
            return HEADER_TOO_LONG;
        }
        boolean isShort = (der[1] & 0x80) == 0;
        return isShort && der.length < 2 + der[1] ? NOT_ENOUGH : WRONG_TAG;
    }

    private static AsymmetricKey ofPkcs8(KeySource source) throws IOException {
        ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(source.data()));
        if (!(sequence.getObjectAt(0) instanceof ASN1Sequence)) {
            return Keys.of(PrivateKeyInfo.getInstance(sequence));
        }
        if (source.passphrase() == null) {
            throw CryptoException.type("ERR_MISSING_PASSPHRASE", "Passphrase required for encrypted key");
        }
        return Keys.of(PrivateKeyInfo.getInstance(
                KeyEncryption.decrypt(EncryptedPrivateKeyInfo.getInstance(sequence), source.passphrase())));
    }

    private static AsymmetricKey ofPkcs1(byte[] der) {
        return RsaKeys.ofPrivate(RsaKeys.PLAIN, RSAPrivateKey.getInstance(der));
    }

    private static AsymmetricKey ofSec1(byte[] der) throws IOException {
        ECPrivateKey key = ECPrivateKey.getInstance(der);
        AlgorithmIdentifier identifier =
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject());
        return Keys.of(new PrivateKeyInfo(identifier, key));
    }

    /** Version, p, q, g, y, x. */
    private static AsymmetricKey ofOldDsa(byte[] der) throws IOException {
        ASN1Sequence fields = ASN1Sequence.getInstance(der);
        DSAParameter group = new DSAParameter(number(fields, 1), number(fields, 2), number(fields, 3));
        return Keys.of(new PrivateKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa, group), new ASN1Integer(number(fields, 5))));
    }

    private static java.math.BigInteger number(ASN1Sequence fields, int index) {
        return ASN1Integer.getInstance(fields.getObjectAt(index)).getPositiveValue();
    }
}
