package io.qworker.node.crypto;

import java.io.IOException;
import java.util.Locale;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.MLKEMKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PublicKeyParameters;

/** Keys that are plain bytes: of the curves of RFC 8032 and 7748, and of the post-quantum kinds. */
final class RawKeys {

    private RawKeys() {}

    static KeyAlgorithm algorithm(AsymmetricKeyParameter key) throws IOException {
        return switch (key) {
            case Ed25519PrivateKeyParameters _, Ed25519PublicKeyParameters _ -> KeyAlgorithm.ED25519;
            case Ed448PrivateKeyParameters _, Ed448PublicKeyParameters _ -> KeyAlgorithm.ED448;
            case X25519PrivateKeyParameters _, X25519PublicKeyParameters _ -> KeyAlgorithm.X25519;
            case X448PrivateKeyParameters _, X448PublicKeyParameters _ -> KeyAlgorithm.X448;
            case MLDSAKeyParameters ml -> named(ml.getParameters().getName());
            case MLKEMKeyParameters ml -> named(ml.getParameters().getName());
            case SLHDSAKeyParameters slh ->
                named("slh-dsa-" + slh.getParameters().getName());
            default -> throw new IOException("Unsupported key: " + key.getClass());
        };
    }

    private static KeyAlgorithm named(String name) throws IOException {
        KeyAlgorithm algorithm = KeyAlgorithm.find(name.toLowerCase(Locale.ROOT).replace('_', '-'));
        if (algorithm == null) {
            throw new IOException("Unsupported key: " + name);
        }
        return algorithm;
    }

    static AsymmetricKeyParameter publicOf(AsymmetricKeyParameter key) {
        return switch (key) {
            case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
            case Ed448PrivateKeyParameters ed -> ed.generatePublicKey();
            case X25519PrivateKeyParameters x -> x.generatePublicKey();
            case X448PrivateKeyParameters x -> x.generatePublicKey();
            case MLDSAPrivateKeyParameters ml -> ml.getPublicKeyParameters();
            case MLKEMPrivateKeyParameters ml -> ml.getPublicKeyParameters();
            case SLHDSAPrivateKeyParameters slh ->
                new SLHDSAPublicKeyParameters(slh.getParameters(), slh.getPublicKey());
            default -> throw new IllegalArgumentException("Unsupported key: " + key.getClass());
        };
    }

    /** Null for a key of another kind. */
    static byte[] publicBytes(AsymmetricKey key) {
        return switch (key.publicKey()) {
            case Ed25519PublicKeyParameters ed -> ed.getEncoded();
            case Ed448PublicKeyParameters ed -> ed.getEncoded();
            case X25519PublicKeyParameters x -> x.getEncoded();
            case X448PublicKeyParameters x -> x.getEncoded();
            case MLDSAPublicKeyParameters ml -> ml.getEncoded();
            case MLKEMPublicKeyParameters ml -> ml.getEncoded();
            case SLHDSAPublicKeyParameters slh -> slh.getEncoded();
            default -> null;
        };
    }

    /** Null for a key of another kind. */
    static byte[] privateBytes(AsymmetricKey key) {
        return switch (key.privateKey()) {
            case Ed25519PrivateKeyParameters ed -> ed.getEncoded();
            case Ed448PrivateKeyParameters ed -> ed.getEncoded();
            case X25519PrivateKeyParameters x -> x.getEncoded();
            case X448PrivateKeyParameters x -> x.getEncoded();
            case SLHDSAPrivateKeyParameters slh -> slh.getEncoded();
            case MLDSAPrivateKeyParameters ml -> ml.getEncoded();
            case MLKEMPrivateKeyParameters ml -> ml.getEncoded();
            case null, default -> null;
        };
    }

    /** From which a private key of ML-DSA or ML-KEM is made; null when it is not known. */
    static byte[] seed(AsymmetricKey key) {
        return switch (key.privateKey()) {
            case MLDSAPrivateKeyParameters ml -> ml.getSeed();
            case MLKEMPrivateKeyParameters ml -> ml.getSeed();
            case null, default -> null;
        };
    }

    /** Null when the bytes do not fit. */
    static AsymmetricKey ofPublic(KeyAlgorithm algorithm, byte[] bytes) throws IOException {
        try {
            AsymmetricKeyParameter key = switch (algorithm) {
                case ED25519 -> bytes.length == 32 ? new Ed25519PublicKeyParameters(bytes) : null;
                case ED448 -> bytes.length == 57 ? new Ed448PublicKeyParameters(bytes) : null;
                case X25519 -> bytes.length == 32 ? new X25519PublicKeyParameters(bytes) : null;
                case X448 -> bytes.length == 56 ? new X448PublicKeyParameters(bytes) : null;
                default -> PostQuantumKeys.ofPublic(algorithm, bytes);
            };
            return key == null ? null : Keys.of(algorithm, null, key);
        } catch (IllegalArgumentException unfit) {
            return null;
        }
    }

    /** From the private key's bytes or, for ML-DSA and ML-KEM, its seed; null when they do not fit. */
    static AsymmetricKey ofPrivate(KeyAlgorithm algorithm, byte[] bytes) throws IOException {
        try {
            AsymmetricKeyParameter key = switch (algorithm) {
                case ED25519 -> bytes.length == 32 ? new Ed25519PrivateKeyParameters(bytes) : null;
                case ED448 -> bytes.length == 57 ? new Ed448PrivateKeyParameters(bytes) : null;
                case X25519 -> bytes.length == 32 ? new X25519PrivateKeyParameters(bytes) : null;
                case X448 -> bytes.length == 56 ? new X448PrivateKeyParameters(bytes) : null;
                default -> PostQuantumKeys.ofSeed(algorithm, bytes);
            };
            return key == null ? null : Keys.of(algorithm, key, publicOf(key));
        } catch (IllegalArgumentException unfit) {
            return null;
        }
    }
}
