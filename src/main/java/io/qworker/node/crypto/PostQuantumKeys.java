package io.qworker.node.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.KeyGenerationParameters;
import org.bouncycastle.crypto.generators.MLDSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.MLKEMKeyPairGenerator;
import org.bouncycastle.crypto.generators.SLHDSAKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.MLDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.MLKEMKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.SLHDSAParameters;
import org.bouncycastle.crypto.params.SLHDSAPublicKeyParameters;

/** ML-KEM (FIPS 203), ML-DSA (FIPS 204) and SLH-DSA (FIPS 205). */
final class PostQuantumKeys {

    private static final int DSA_SEED = 32;
    private static final int KEM_SEED = 64;

    private PostQuantumKeys() {}

    static AsymmetricCipherKeyPair generate(KeyAlgorithm algorithm, SecureRandom random) {
        AsymmetricCipherKeyPairGenerator generator;
        KeyGenerationParameters parameters;
        if (algorithm.isMlDsa()) {
            generator = new MLDSAKeyPairGenerator();
            parameters = new MLDSAKeyGenerationParameters(random, dsa(algorithm));
        } else if (algorithm.isMlKem()) {
            generator = new MLKEMKeyPairGenerator();
            parameters = new MLKEMKeyGenerationParameters(random, kem(algorithm));
        } else {
            generator = new SLHDSAKeyPairGenerator();
            parameters = new SLHDSAKeyGenerationParameters(random, hashBased(algorithm));
        }
        generator.init(parameters);
        return generator.generateKeyPair();
    }

    /** Null when the seed is of the wrong length, or there is none for such keys. */
    static AsymmetricKeyParameter ofSeed(KeyAlgorithm algorithm, byte[] seed) {
        if (algorithm.isMlDsa() && seed.length == DSA_SEED) {
            return new MLDSAPrivateKeyParameters(dsa(algorithm), seed);
        }
        return algorithm.isMlKem() && seed.length == KEM_SEED
                ? new MLKEMPrivateKeyParameters(kem(algorithm), seed)
                : null;
    }

    static AsymmetricKeyParameter ofPublic(KeyAlgorithm algorithm, byte[] bytes) {
        if (algorithm.isMlDsa()) {
            return new MLDSAPublicKeyParameters(dsa(algorithm), bytes);
        }
        return algorithm.isMlKem()
                ? new MLKEMPublicKeyParameters(kem(algorithm), bytes)
                : new SLHDSAPublicKeyParameters(hashBased(algorithm), bytes);
    }

    private static MLDSAParameters dsa(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case ML_DSA_44 -> MLDSAParameters.ml_dsa_44;
            case ML_DSA_65 -> MLDSAParameters.ml_dsa_65;
            default -> MLDSAParameters.ml_dsa_87;
        };
    }

    private static MLKEMParameters kem(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case ML_KEM_512 -> MLKEMParameters.ml_kem_512;
            case ML_KEM_768 -> MLKEMParameters.ml_kem_768;
            default -> MLKEMParameters.ml_kem_1024;
        };
    }

    private static SLHDSAParameters hashBased(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case SLH_DSA_SHA2_128S -> SLHDSAParameters.sha2_128s;
            case SLH_DSA_SHA2_128F -> SLHDSAParameters.sha2_128f;
            case SLH_DSA_SHA2_192S -> SLHDSAParameters.sha2_192s;
            case SLH_DSA_SHA2_192F -> SLHDSAParameters.sha2_192f;
            case SLH_DSA_SHA2_256S -> SLHDSAParameters.sha2_256s;
            case SLH_DSA_SHA2_256F -> SLHDSAParameters.sha2_256f;
            case SLH_DSA_SHAKE_128S -> SLHDSAParameters.shake_128s;
            case SLH_DSA_SHAKE_128F -> SLHDSAParameters.shake_128f;
            case SLH_DSA_SHAKE_192S -> SLHDSAParameters.shake_192s;
            case SLH_DSA_SHAKE_192F -> SLHDSAParameters.shake_192f;
            case SLH_DSA_SHAKE_256S -> SLHDSAParameters.shake_256s;
            case SLH_DSA_SHAKE_256F -> SLHDSAParameters.shake_256f;
            default -> throw new IllegalArgumentException(algorithm.label());
        };
    }
}
