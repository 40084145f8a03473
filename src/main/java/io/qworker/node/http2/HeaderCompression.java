package io.qworker.node.http2;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.http2.hpack.HPackException;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** HPACK, both ways: both sides keep a table of the headers that they have seen. A character is a byte. */
final class HeaderCompression {

    static final int DEFAULT_TABLE_SIZE = 4096;
    private static final int SHORT_COOKIE = 20;
    private static final int SIZE_UPDATE = 0x20;
    private static final int SIZE_UPDATE_MAX = 0x1f;

    // No charset is faster than this one, which the library copies as bytes.
    private final HPackEncoder encoder;
    private final HPackDecoder decoder = new HPackDecoder(DEFAULT_TABLE_SIZE, StandardCharsets.US_ASCII);
    private final int maxEncoderTable;
    private int smallestPending = Integer.MAX_VALUE;
    private boolean sizeChanged;

    HeaderCompression(int maxEncoderTable) {
        this.maxEncoderTable = maxEncoderTable;
        this.encoder = new HPackEncoder(Math.min(maxEncoderTable, DEFAULT_TABLE_SIZE), StandardCharsets.US_ASCII);
        if (maxEncoderTable < DEFAULT_TABLE_SIZE) {
            sizeChanged = true;
            smallestPending = maxEncoderTable;
        }
    }

    byte[] encode(List<Header> headers) {
        ByteArrayBuffer block = new ByteArrayBuffer(256);
        if (sizeChanged) {
            if (smallestPending < encoder.getMaxTableSize()) {
                appendSize(block, smallestPending);
            }
            appendSize(block, encoder.getMaxTableSize());
            sizeChanged = false;
            smallestPending = Integer.MAX_VALUE;
        }
        try {
            for (Header header : headers) {
                encoder.encodeHeader(block, header.isSensitive() || !isSecret(header) ? header : secret(header));
            }
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return block.toByteArray();
    }

    // Their values must not be guessed by what is compressed beside them.
    private static boolean isSecret(Header header) {
        return switch (header.getName()) {
            case "authorization" -> true;
            case "cookie" -> header.getValue().length() < SHORT_COOKIE;
            default -> false;
        };
    }

    private static Header secret(Header header) {
        return new BasicHeader(header.getName(), header.getValue(), true);
    }

    List<Header> decode(byte[] block) throws HPackException {
        try {
            return decoder.decodeHeaders(ByteBuffer.wrap(block));
        } catch (IndexOutOfBoundsException | IllegalArgumentException outside) {
            throw new HPackException("Invalid header block", outside);
        }
    }

    /** The peer has told how large a table it keeps. */
    void encoderTableSize(long size) {
        int wanted = (int) Math.min(size, maxEncoderTable);
        smallestPending = Math.min(smallestPending, wanted);
        encoder.setMaxTableSize(wanted);
        sizeChanged = true;
    }

    /** The peer knows how large a table we keep. */
    void decoderTableSize(long size) {
        decoder.setMaxTableSize((int) Math.min(size, Integer.MAX_VALUE));
    }

    int encoderTableSize() {
        return encoder.getMaxTableSize();
    }

    int decoderTableSize() {
        return decoder.getMaxTableSize();
    }

    private static void appendSize(ByteArrayBuffer block, int size) {
        if (size < SIZE_UPDATE_MAX) {
            block.append(SIZE_UPDATE | size);
            return;
        }
        block.append(SIZE_UPDATE | SIZE_UPDATE_MAX);
        int rest = size - SIZE_UPDATE_MAX;
        for (; rest >= 0x80; rest >>>= 7) {
            block.append(rest & 0x7f | 0x80);
        }
        block.append(rest);
    }
}
