package io.qworker.node.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/** The two numbers that an (EC)DSA signature is: in DER, or side by side. What is neither reads as null. */
final class SignatureNumbers {

    private SignatureNumbers() {}

    static byte[] encode(BigInteger[] numbers) {
        try {
            return new DERSequence(new ASN1Integer[] {new ASN1Integer(numbers[0]), new ASN1Integer(numbers[1])})
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("Numbers can be written", e);
        }
    }

    static BigInteger[] decode(byte[] der) {
        try {
            ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
            BigInteger[] numbers = {
                ASN1Integer.getInstance(sequence.getObjectAt(0)).getValue(),
                ASN1Integer.getInstance(sequence.getObjectAt(1)).getValue()
            };
            // Only the one right writing counts, or a signature could be altered and still fit.
            return Arrays.equals(encode(numbers), der) ? numbers : null;
        } catch (IOException | RuntimeException malformed) {
            return null;
        }
    }

    static byte[] join(BigInteger[] numbers, int length) {
        byte[] joined = Arrays.copyOf(Integers.padded(numbers[0], length), 2 * length);
        System.arraycopy(Integers.padded(numbers[1], length), 0, joined, length, length);
        return joined;
    }

    static BigInteger[] split(byte[] joined, int length) {
        if (joined.length != 2 * length) {
            return null;
        }
        return new BigInteger[] {
            new BigInteger(1, Arrays.copyOf(joined, length)),
            new BigInteger(1, Arrays.copyOfRange(joined, length, joined.length))
        };
    }
}
