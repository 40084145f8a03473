package io.qworker.node.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** A public key signed together with a challenge, as Netscape's browser made them. */
record Spkac(ASN1Sequence content, AlgorithmIdentifier algorithm, byte[] signature) {

    /** Null when the text is none. */
    static Spkac read(byte[] text) {
        try {
            String digits = new String(text, StandardCharsets.ISO_8859_1).strip();
            ASN1Sequence fields =
                    ASN1Sequence.getInstance(Base64.getMimeDecoder().decode(digits));
            return new Spkac(
                    ASN1Sequence.getInstance(fields.getObjectAt(0)),
                    AlgorithmIdentifier.getInstance(fields.getObjectAt(1)),
                    ASN1BitString.getInstance(fields.getObjectAt(2)).getOctets());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
            return null;
        }
    }

    private AsymmetricKey key() throws IOException {
        return Keys.of(SubjectPublicKeyInfo.getInstance(content.getObjectAt(0)));
    }

    boolean isGenuine() {
        try {
            Signature verification =
                    Signature.getInstance(algorithm.getAlgorithm().getId());
            verification.initVerify(X509.javaKey(key()));
            verification.update(content.getEncoded("DER"));
            return verification.verify(signature);
        } catch (GeneralSecurityException | IOException | RuntimeException no) {
            return false;
        }
    }

    /** Null when it cannot be read. */
    byte[] publicKeyPem() {
        try {
            byte[] der = Keys.publicInfo(key()).getEncoded("DER");
            return Pem.encode("PUBLIC KEY", der).getBytes(StandardCharsets.US_ASCII);
        } catch (IOException | IllegalArgumentException broken) {
            return null;
        }
    }

    /** Null when it cannot be read. */
    byte[] challenge() {
        try {
            return ASN1IA5String.getInstance(content.getObjectAt(1)).getOctets();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
            return null;
        }
    }
}
