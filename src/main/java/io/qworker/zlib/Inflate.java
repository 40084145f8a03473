package io.qworker.zlib;

import java.util.zip.Checksum;

/** Decompresses a stream. Not for several threads at once. */
public final class Inflate {

    private enum Stage {
        HEAD,
        DICTIONARY,
        BLOCK,
        STORED_LENGTH,
        STORED,
        TABLES,
        CODES,
        CHECK,
        LENGTH,
        END,
        BAD
    }

    private final Format format;
    private final BitInput input = new BitInput();
    private final History history = new History();
    private final InflateHead head;
    private final InflateTables tables = new InflateTables(input);
    private final InflateCodes codes = new InflateCodes(input, history);
    private Stage stage;
    private Checksum checksum;
    private int checkedTo;
    private int total;
    private int storedLeft;
    private boolean isLast;
    private String message;

    /** @param windowBits the largest window taken; 0 for whatever the head says */
    public Inflate(Format format, int windowBits) {
        this.format = format;
        head = new InflateHead(format, windowBits, input);
        reset();
    }

    /** What is wrong with the data, or null. */
    public String message() {
        return message;
    }

    /** As new, for another stream of the same kind. */
    public Status reset() {
        input.clear();
        history.clear();
        head.clear();
        tables.clear();
        stage = Stage.HEAD;
        checksum = null;
        total = 0;
        isLast = false;
        message = null;
        return Status.OK;
    }

    /** Bytes that both sides know: when {@link Status#NEED_DICT} asks for them, for {@link Format#RAW} at any time. */
    public Status dictionary(byte[] bytes) {
        if (stage == Stage.DICTIONARY) {
            if (Checksums.adler32(bytes) != head.dictionaryId()) {
                return Status.DATA_ERROR;
            }
            beginData();
        } else if (format != Format.RAW) {
            return Status.STREAM_ERROR;
        }
        history.append(bytes, bytes.length, bytes.length, head.windowBits());
        return Status.OK;
    }

    /** Takes what it can of the input and gives what it has. */
    public Status inflate(Transfer transfer, Flush flush) {
        int availableIn = transfer.availableIn;
        int begin = transfer.nextOut;
        checkedTo = begin;
        input.from(transfer);
        Status status = run(transfer, begin, flush);
        int written = transfer.nextOut - begin;
        check(transfer);
        total += written;
        if (written > 0 && stage.compareTo(Stage.CHECK) < 0) {
            history.append(transfer.out, transfer.nextOut, written, head.windowBits());
        }
        boolean idle = availableIn == transfer.availableIn && written == 0;
        return status == Status.OK && (idle || flush == Flush.FINISH) ? Status.BUF_ERROR : status;
    }

    private Status run(Transfer transfer, int begin, Flush flush) {
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = step(transfer, begin, flush);
            }
        } catch (DataError error) {
            message = error.getMessage();
            stage = Stage.BAD;
        }
        return switch (stage) {
            case END -> Status.STREAM_END;
            case DICTIONARY -> Status.NEED_DICT;
            case BAD -> Status.DATA_ERROR;
            default -> Status.OK;
        };
    }

    /** Answers whether it can go on. */
    private boolean step(Transfer transfer, int begin, Flush flush) throws DataError {
        return switch (stage) {
            case HEAD -> head.read(transfer) && headRead(flush);
            case BLOCK -> block();
            case STORED_LENGTH -> storedLength();
            case STORED -> stored(transfer, flush);
            case TABLES -> {
                boolean complete = tables.read();
                if (complete) {
                    codes.begin(tables.literals, tables.distances);
                    stage = Stage.CODES;
                }
                yield complete;
            }
            case CODES -> codes.read(transfer, begin) && blockRead(flush);
            case CHECK -> checksumRead(transfer);
            case LENGTH -> lengthRead(transfer, begin);
            case DICTIONARY, END, BAD -> false;
        };
    }

    private boolean headRead(Flush flush) {
        if (head.dictionaryId() != null) {
            stage = Stage.DICTIONARY;
            return false;
        }
        beginData();
        return format == Format.RAW || flush != Flush.BLOCK;
    }

    private void beginData() {
        checksum = head.checksum();
        stage = Stage.BLOCK;
    }

    private boolean blockRead(Flush flush) {
        stage = Stage.BLOCK;
        return flush != Flush.BLOCK;
    }

    private boolean block() throws DataError {
        if (isLast) {
            input.align();
            stage = Stage.CHECK;
            return true;
        }
        if (!input.has(3)) {
            return false;
        }
        isLast = input.take(1) == 1;
        switch (input.take(2)) {
            case 0 -> stage = Stage.STORED_LENGTH;
            case 1 -> {
                codes.begin(DecodingTable.FIXED_LITERALS, DecodingTable.FIXED_DISTANCES);
                stage = Stage.CODES;
            }
            case 2 -> stage = Stage.TABLES;
            default -> throw new DataError("invalid block type");
        }
        if (stage == Stage.STORED_LENGTH) {
            input.align();
        }
        return true;
    }

    private boolean storedLength() throws DataError {
        if (!input.has(32)) {
            return false;
        }
        storedLeft = input.take(16);
        if (storedLeft != (input.take(16) ^ 0xffff)) {
            throw new DataError("invalid stored block lengths");
        }
        stage = Stage.STORED;
        return true;
    }

    private boolean stored(Transfer transfer, Flush flush) {
        if (storedLeft == 0) {
            return blockRead(flush);
        }
        int count = Math.min(storedLeft, Math.min(transfer.availableIn, transfer.availableOut));
        transfer.write(transfer.in, transfer.nextIn, count);
        transfer.read(count);
        storedLeft -= count;
        return count > 0;
    }

    /** Takes what was written since into the checksum. */
    private void check(Transfer transfer) {
        if (checksum != null) {
            checksum.update(transfer.out, checkedTo, transfer.nextOut - checkedTo);
        }
        checkedTo = transfer.nextOut;
    }

    private boolean checksumRead(Transfer transfer) throws DataError {
        if (format == Format.RAW) {
            stage = Stage.END;
            return true;
        }
        if (!input.has(32)) {
            return false;
        }
        check(transfer);
        int told = (int) input.bits;
        if ((head.isGzip() ? told : Integer.reverseBytes(told)) != (int) checksum.getValue()) {
            throw new DataError("incorrect data check");
        }
        input.clear();
        stage = head.isGzip() ? Stage.LENGTH : Stage.END;
        return true;
    }

    private boolean lengthRead(Transfer transfer, int begin) throws DataError {
        if (!input.has(32)) {
            return false;
        }
        if ((int) input.bits != total + transfer.nextOut - begin) {
            throw new DataError("incorrect length check");
        }
        input.clear();
        stage = Stage.END;
        return true;
    }
}
