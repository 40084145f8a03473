package io.qworker.zlib;

import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/** Takes input into the window and keeps what the trailer tells of it. */
final class DeflateInput {

    private final Checksum checksum;
    private Transfer transfer;
    private int count;

    DeflateInput(Format format) {
        checksum = switch (format) {
            case GZIP -> new CRC32();
            case ZLIB -> new Adler32();
            default -> null;
        };
    }

    void clear() {
        count = 0;
        if (checksum != null) {
            checksum.reset();
        }
    }

    void from(Transfer source) {
        transfer = source;
    }

    boolean isEmpty() {
        return transfer.availableIn == 0;
    }

    int read(byte[] target, int offset, int room) {
        int length = Math.min(transfer.availableIn, room);
        if (length == 0) {
            return 0;
        }
        System.arraycopy(transfer.in, transfer.nextIn, target, offset, length);
        if (checksum != null) {
            checksum.update(transfer.in, transfer.nextIn, length);
        }
        transfer.read(length);
        count += length;
        return length;
    }

    int checksum() {
        return (int) checksum.getValue();
    }

    /** How many bytes there were, modulo 2³². */
    int count() {
        return count;
    }
}
