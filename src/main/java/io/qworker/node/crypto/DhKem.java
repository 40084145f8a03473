package io.qworker.node.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** Encapsulation by Diffie-Hellman with a fresh key (RFC 9180, 4.1). */
record DhKem(AsymmetricKey key, int number, DigestAlgorithm digest, int secretLength) {

    private static final int UNCOMPRESSED = 4;
    private static final byte[] NOTHING = {};

    /** @throws IllegalArgumentException when there is none for such keys */
    static DhKem of(AsymmetricKey key) {
        String name = key.publicKey() instanceof ECPublicKeyParameters ec
                ? String.valueOf(Curves.name(ec.getParameters()))
                : key.algorithm().label();
        return switch (name) {
            case "prime256v1" -> new DhKem(key, 0x10, DigestAlgorithm.SHA256, 32);
            case "secp384r1" -> new DhKem(key, 0x11, DigestAlgorithm.SHA384, 48);
            case "secp521r1" -> new DhKem(key, 0x12, DigestAlgorithm.SHA512, 64);
            case "x25519" -> new DhKem(key, 0x20, DigestAlgorithm.SHA256, 32);
            case "x448" -> new DhKem(key, 0x21, DigestAlgorithm.SHA512, 64);
            default -> throw new IllegalArgumentException("No DHKEM for " + name);
        };
    }

    KeyEncapsulation.Encapsulated encapsulate() throws IOException {
        AsymmetricKey fresh = key.publicKey() instanceof ECPublicKeyParameters ec
                ? KeyGeneration.ec((ECNamedDomainParameters) ec.getParameters(), true)
                : KeyGeneration.plain(key.algorithm());
        byte[] text = bytes(fresh);
        return new KeyEncapsulation.Encapsulated(expand(KeyAgreement.agree(fresh, key), text), text);
    }

    byte[] decapsulate(byte[] text) throws IOException {
        return expand(KeyAgreement.agree(key, read(text)), text);
    }

    private static byte[] bytes(AsymmetricKey key) {
        return key.publicKey() instanceof ECPublicKeyParameters ec
                ? Curves.encode(ec.getQ(), UNCOMPRESSED)
                : RawKeys.publicBytes(key);
    }

    private AsymmetricKey read(byte[] text) throws IOException {
        if (key.publicKey() instanceof ECPublicKeyParameters ec) {
            ECDomainParameters curve = ec.getParameters();
            if (text.length != 1 + 2 * Curves.fieldBytes(curve)) {
                throw new IllegalArgumentException("No point in full");
            }
            return new AsymmetricKey(
                    KeyAlgorithm.EC,
                    new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey),
                    null,
                    new ECPublicKeyParameters(Curves.decode(curve, text), curve));
        }
        AsymmetricKey read = RawKeys.ofPublic(key.algorithm(), text);
        if (read == null) {
            throw new IllegalArgumentException("No public key");
        }
        return read;
    }

    private byte[] expand(byte[] agreed, byte[] text) {
        byte[] pseudorandom = new Hmac(digest, NOTHING)
                .update(label("eae_prk"))
                .update(agreed)
                .digest();
        byte[] info = join(
                ByteBuffer.allocate(Short.BYTES).putShort((short) secretLength).array(),
                label("shared_secret"),
                text,
                bytes(key));
        return Derivation.hkdfExpand(digest, pseudorandom, info, secretLength);
    }

    private byte[] label(String name) {
        byte[] suite = {'K', 'E', 'M', 0, (byte) number};
        return join(ascii("HPKE-v1"), suite, ascii(name));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        return org.bouncycastle.util.Arrays.concatenate(parts);
    }
}
