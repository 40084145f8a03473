package io.qworker.node.crypto;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** Private keys under a passphrase: PKCS #8 with PBES2, and the older ways that PEM files still use. */
final class KeyEncryption {

    // What OpenSSL chooses when it is told nothing else.
    private static final int ITERATIONS = 2048;
    private static final int SALT = 16;

    private static final ASN1ObjectIdentifier SCRYPT = new ASN1ObjectIdentifier("1.3.6.1.4.1.11591.4.11");

    private KeyEncryption() {}

    static EncryptedPrivateKeyInfo encrypt(byte[] info, CipherSpec cipher, byte[] passphrase) {
        byte[] salt = RandomBinding.Source.bytes(SALT);
        byte[] iv = RandomBinding.Source.bytes(cipher.ivLength());
        byte[] key = Derivation.pbkdf2(DigestAlgorithm.SHA256, passphrase, salt, ITERATIONS, cipher.keyLength());
        PBKDF2Params derivation = new PBKDF2Params(
                salt, ITERATIONS, new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE));
        PBES2Parameters parameters = new PBES2Parameters(
                new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, derivation),
                new EncryptionScheme(new ASN1ObjectIdentifier(cipher.oid()), new DEROctetString(iv)));
        return new EncryptedPrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters),
                Ciphers.once(cipher, true, key, iv, info));
    }

    static byte[] decrypt(EncryptedPrivateKeyInfo info, byte[] passphrase) throws IOException {
        AlgorithmIdentifier identifier = info.getEncryptionAlgorithm();
        try {
            return identifier.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
                    ? decrypt(PBES2Parameters.getInstance(identifier.getParameters()), info, passphrase)
                    : decryptPkcs12(identifier, info.getEncryptedData(), passphrase);
        } catch (CryptoException wrong) {
            throw badDecrypt("error:11800074:PKCS12 routines::pkcs12 cipherfinal error");
        }
    }

    private static CryptoException badDecrypt(String context) {
        String text = "error:1C800064:Provider routines::bad decrypt";
        return CryptoException.openssl(text, context, text);
    }

    private static byte[] decrypt(PBES2Parameters parameters, EncryptedPrivateKeyInfo info, byte[] passphrase)
            throws IOException {
        EncryptionScheme scheme = parameters.getEncryptionScheme();
        CipherSpec cipher = CipherSpec.findOid(scheme.getAlgorithm().getId());
        if (cipher == null) {
            throw new IOException("Unsupported cipher " + scheme.getAlgorithm());
        }
        byte[] iv = ASN1OctetString.getInstance(scheme.getParameters()).getOctets();
        byte[] key = derive(parameters.getKeyDerivationFunc(), passphrase, cipher.keyLength());
        return Ciphers.once(cipher, false, key, iv, info.getEncryptedData());
    }

    private static byte[] derive(KeyDerivationFunc function, byte[] passphrase, int length) throws IOException {
        if (function.getAlgorithm().equals(SCRYPT)) {
            ASN1Sequence scrypt = ASN1Sequence.getInstance(function.getParameters());
            byte[] salt = ASN1OctetString.getInstance(scrypt.getObjectAt(0)).getOctets();
            return BouncyDerivation.scrypt(
                    passphrase,
                    salt,
                    new BouncyDerivation.ScryptCost(number(scrypt, 1), number(scrypt, 2), number(scrypt, 3)),
                    length);
        }
        PBKDF2Params parameters = PBKDF2Params.getInstance(function.getParameters());
        return Derivation.pbkdf2(
                digest(parameters.getPrf().getAlgorithm()),
                passphrase,
                parameters.getSalt(),
                parameters.getIterationCount().intValueExact(),
                length);
    }

    private static int number(ASN1Sequence fields, int index) {
        return ASN1Integer.getInstance(fields.getObjectAt(index)).intValueExact();
    }

    private static DigestAlgorithm digest(ASN1ObjectIdentifier hmac) throws IOException {
        return switch (hmac.getId()) {
            case "1.2.840.113549.2.7" -> DigestAlgorithm.SHA1;
            case "1.2.840.113549.2.8" -> DigestAlgorithm.SHA224;
            case "1.2.840.113549.2.9" -> DigestAlgorithm.SHA256;
            case "1.2.840.113549.2.10" -> DigestAlgorithm.SHA384;
            case "1.2.840.113549.2.11" -> DigestAlgorithm.SHA512;
            default -> throw new IOException("Unsupported digest " + hmac);
        };
    }

    /** Triple DES as PKCS #12 files have it. */
    private static byte[] decryptPkcs12(AlgorithmIdentifier identifier, byte[] text, byte[] passphrase)
            throws IOException {
        if (!identifier.getAlgorithm().equals(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC)) {
            throw new IOException("Unsupported encryption " + identifier.getAlgorithm());
        }
        CipherSpec cipher = CipherSpec.find("des-ede3-cbc");
        PKCS12PBEParams parameters = PKCS12PBEParams.getInstance(identifier.getParameters());
        PKCS12ParametersGenerator generator = new PKCS12ParametersGenerator(new SHA1Digest());
        generator.init(
                PBEParametersGenerator.PKCS12PasswordToBytes(
                        new String(passphrase, java.nio.charset.StandardCharsets.UTF_8).toCharArray()),
                parameters.getIV(),
                parameters.getIterations().intValueExact());
        ParametersWithIV derived =
                (ParametersWithIV) generator.generateDerivedParameters(8 * cipher.keyLength(), 8 * cipher.ivLength());
        byte[] key = ((KeyParameter) derived.getParameters()).getKey();
        return Ciphers.once(cipher, false, key, derived.getIV(), text);
    }

    /** As OpenSSL wrote keys before PKCS #8, with a cipher and its vector in a header. */
    static String encryptOld(String label, byte[] content, CipherSpec cipher, byte[] passphrase) {
        byte[] iv = RandomBinding.Source.bytes(cipher.ivLength());
        byte[] text = Ciphers.once(cipher, true, oldKey(passphrase, iv, cipher), iv, content);
        return Pem.encode(
                label,
                text,
                "Proc-Type: 4,ENCRYPTED",
                "DEK-Info: " + cipher.name().toUpperCase(Locale.ROOT) + ","
                        + HexFormat.of().withUpperCase().formatHex(iv));
    }

    static byte[] decryptOld(Pem block, byte[] passphrase) {
        String[] info = block.headers().get("DEK-Info").split(",");
        CipherSpec cipher = CipherSpec.find(info[0].strip());
        if (cipher == null || info.length < 2) {
            String text = "error:04800072:PEM routines::unsupported encryption";
            throw CryptoException.openssl(text, text);
        }
        byte[] iv = HexFormat.of().parseHex(info[1].strip());
        try {
            return Ciphers.once(cipher, false, oldKey(passphrase, iv, cipher), iv, block.content());
        } catch (CryptoException wrong) {
            throw badDecrypt("error:04800065:PEM routines::bad decrypt");
        }
    }

    /** OpenSSL's EVP_BytesToKey with MD5; the salt is the beginning of the vector. */
    private static byte[] oldKey(byte[] passphrase, byte[] iv, CipherSpec cipher) {
        MessageDigest md5 = DigestAlgorithm.MD5.create();
        byte[] key = {};
        byte[] last = {};
        while (key.length < cipher.keyLength()) {
            md5.update(last);
            md5.update(passphrase);
            md5.update(iv, 0, 8);
            last = md5.digest();
            int before = key.length;
            key = Arrays.copyOf(key, before + last.length);
            System.arraycopy(last, 0, key, before, last.length);
        }
        return Arrays.copyOf(key, cipher.keyLength());
    }
}
