package io.qworker.zlib;

import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/** Checksums of whole arrays. */
final class Checksums {

    private Checksums() {}

    static int adler32(byte[] bytes) {
        return of(new Adler32(), bytes);
    }

    static int crc32(byte[] bytes) {
        return of(new CRC32(), bytes);
    }

    private static int of(Checksum checksum, byte[] bytes) {
        checksum.update(bytes, 0, bytes.length);
        return (int) checksum.getValue();
    }
}
