package io.qworker.node.crypto;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.macs.KMAC;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** What Java lacks for deriving keys. */
final class BouncyDerivation {

    private BouncyDerivation() {}

    static byte[] scrypt(byte[] password, byte[] salt, ScryptCost cost, int length) {
        return SCrypt.generate(password, salt, cost.n(), cost.r(), cost.p(), length);
    }

    /** {@code type}: 0 for Argon2d, 1 for Argon2i, 2 for Argon2id. */
    static byte[] argon2(int type, Argon2Cost cost, Argon2Inputs inputs, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(type)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withParallelism(cost.lanes())
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.passes())
                .withSalt(inputs.nonce())
                .withSecret(inputs.secret())
                .withAdditional(inputs.associatedData())
                .build());
        byte[] tag = new byte[length];
        generator.generateBytes(inputs.message(), tag);
        return tag;
    }

    static byte[] kmac(int bits, byte[] key, byte[] customization, int length, byte[] data) {
        KMAC mac = new KMAC(bits, customization);
        mac.init(new KeyParameter(key));
        mac.update(data, 0, data.length);
        byte[] code = new byte[length];
        mac.doFinal(code, 0, length);
        return code;
    }

    record ScryptCost(int n, int r, int p) {}

    record Argon2Cost(int lanes, int memory, int passes) {}

    record Argon2Inputs(byte[] message, byte[] nonce, byte[] secret, byte[] associatedData) {}
}
