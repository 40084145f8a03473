package io.qworker.zlib;

import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/** What comes before the blocks: zlib's two bytes, or gzip's head with its optional parts. */
final class InflateHead {

    private static final int GZIP_MAGIC = 0x8b1f;
    private static final int DEFLATED = 8;
    private static final int HAS_HEAD_CRC = 0x200;
    private static final int HAS_EXTRA = 0x400;
    private static final int HAS_NAME = 0x800;
    private static final int HAS_COMMENT = 0x1000;
    private static final int RESERVED = 0xe000;

    private enum Part {
        FIRST,
        FLAGS,
        TIME,
        SYSTEM,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        HEAD_CRC,
        DICTIONARY_ID,
        DONE
    }

    private final Format format;
    private final BitInput input;
    private final CRC32 headCrc = new CRC32();
    private Part part;
    private int flags;
    private int extraLeft;
    private int windowBits;
    private boolean isGzip;
    private Integer dictionaryId;

    /** @param windowBits the largest window taken; 0 for whatever the head says */
    InflateHead(Format format, int windowBits, BitInput input) {
        this.format = format;
        this.windowBits = windowBits;
        this.input = input;
        clear();
    }

    void clear() {
        part = format == Format.RAW ? Part.DONE : Part.FIRST;
        isGzip = false;
        dictionaryId = null;
    }

    int windowBits() {
        return windowBits;
    }

    boolean isGzip() {
        return isGzip;
    }

    /** Of the dictionary that the data was compressed with, or null. */
    Integer dictionaryId() {
        return dictionaryId;
    }

    /** Over the data to come. */
    Checksum checksum() {
        return format == Format.RAW ? null : isGzip ? new CRC32() : new Adler32();
    }

    /** Answers whether the head is complete. */
    boolean read(Transfer transfer) throws DataError {
        while (part != Part.DONE) {
            if (!step(transfer)) {
                return false;
            }
        }
        return true;
    }

    private boolean step(Transfer transfer) throws DataError {
        return switch (part) {
            case FIRST -> input.has(16) && first();
            case FLAGS -> input.has(16) && flags();
            case TIME -> input.has(32) && counted(4, Part.SYSTEM);
            case SYSTEM -> input.has(16) && counted(2, Part.EXTRA_LENGTH);
            case EXTRA_LENGTH -> extraLength();
            case EXTRA -> extra(transfer);
            case NAME -> text(HAS_NAME, transfer, Part.COMMENT);
            case COMMENT -> text(HAS_COMMENT, transfer, Part.HEAD_CRC);
            case HEAD_CRC -> headCrc();
            case DICTIONARY_ID -> input.has(32) && dictionaryIdRead();
            case DONE -> true;
        };
    }

    private boolean first() throws DataError {
        int start = input.peek(16);
        if (format != Format.ZLIB && start == GZIP_MAGIC) {
            windowBits = windowBits == 0 ? 15 : windowBits;
            isGzip = true;
            headCrc.reset();
            return counted(2, Part.FLAGS);
        }
        if (format == Format.GZIP || ((start & 0xff) << 8 | start >>> 8) % 31 != 0) {
            throw new DataError("incorrect header check");
        }
        if ((start & 0xf) != DEFLATED) {
            throw new DataError("unknown compression method");
        }
        int bits = (start >>> 4 & 0xf) + 8;
        windowBits = windowBits == 0 ? bits : windowBits;
        if (bits > 15 || bits > windowBits) {
            throw new DataError("invalid window size");
        }
        input.clear();
        part = (start & 0x2000) != 0 ? Part.DICTIONARY_ID : Part.DONE;
        return true;
    }

    /** Takes bytes that the head's own checksum covers, little-endian. */
    private boolean counted(int bytes, Part next) {
        boolean first = part == Part.FIRST;
        for (int i = 0; i < bytes; i++) {
            int value = input.take(Byte.SIZE);
            if (first || (flags & HAS_HEAD_CRC) != 0) {
                headCrc.update(value);
            }
        }
        part = next;
        return true;
    }

    private boolean flags() throws DataError {
        flags = input.peek(16);
        if ((flags & 0xff) != DEFLATED) {
            throw new DataError("unknown compression method");
        }
        if ((flags & RESERVED) != 0) {
            throw new DataError("unknown header flags set");
        }
        return counted(2, Part.TIME);
    }

    private boolean extraLength() {
        extraLeft = 0;
        if ((flags & HAS_EXTRA) == 0) {
            part = Part.NAME;
            return true;
        }
        if (!input.has(16)) {
            return false;
        }
        extraLeft = input.peek(16);
        return counted(2, Part.EXTRA);
    }

    private boolean extra(Transfer transfer) {
        int count = Math.min(extraLeft, transfer.availableIn);
        pass(transfer, count);
        extraLeft -= count;
        if (extraLeft > 0) {
            return false;
        }
        part = Part.NAME;
        return true;
    }

    private void pass(Transfer transfer, int count) {
        if ((flags & HAS_HEAD_CRC) != 0) {
            headCrc.update(transfer.in, transfer.nextIn, count);
        }
        transfer.read(count);
    }

    /** A text that ends with a zero. */
    private boolean text(int flag, Transfer transfer, Part next) {
        if ((flags & flag) != 0) {
            int count = 0;
            while (count < transfer.availableIn && transfer.in[transfer.nextIn + count] != 0) {
                count++;
            }
            boolean ended = count < transfer.availableIn;
            pass(transfer, ended ? count + 1 : count);
            if (!ended) {
                return false;
            }
        }
        part = next;
        return true;
    }

    private boolean headCrc() throws DataError {
        if ((flags & HAS_HEAD_CRC) != 0) {
            if (!input.has(16)) {
                return false;
            }
            if (input.take(16) != (headCrc.getValue() & 0xffff)) {
                throw new DataError("header crc mismatch");
            }
        }
        part = Part.DONE;
        return true;
    }

    private boolean dictionaryIdRead() {
        dictionaryId = Integer.reverseBytes((int) input.bits);
        input.clear();
        part = Part.DONE;
        return true;
    }
}
