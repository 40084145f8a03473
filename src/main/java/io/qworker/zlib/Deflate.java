package io.qworker.zlib;

/** Compresses a stream. Not for several threads at once. */
public final class Deflate {

    private static final int UNIX = 3;
    private static final int PRESET_DICTIONARY = 0x20;

    /** What a stream is made with: zlib's numbers. */
    public record Parameters(Format format, int windowBits, int memoryLevel, int level, Strategy strategy) {}

    private enum Stage {
        HEAD,
        BODY,
        TRAILER,
        END
    }

    private final Format format;
    private final int windowBits;
    private final BitOutput output;
    private final BlockWriter blocks;
    private final MatchWindow window;
    private final DeflateInput input;
    private final CompressBlocks compression;
    private final StoreBlocks storage;
    private Level level;
    private Strategy strategy;
    private Stage stage;
    private Flush lastFlush;
    private boolean untouched;
    private boolean retried;
    private Integer dictionaryId;
    private String message;

    public Deflate(Parameters parameters) {
        format = parameters.format();
        // A window of 256 bytes is written as one of 512, as zlib does.
        windowBits = Math.max(parameters.windowBits(), 9);
        level = Level.of(parameters.level());
        strategy = parameters.strategy();
        int symbols = 1 << parameters.memoryLevel() + 6;
        int capacity = symbols * 4;
        output = new BitOutput(capacity + Long.BYTES);
        blocks = new BlockWriter(output, symbols);
        window = new MatchWindow(windowBits, Math.max(parameters.memoryLevel() + 7, 15));
        input = new DeflateInput(format);
        compression = new CompressBlocks(window, blocks, output, input);
        storage = new StoreBlocks(window, blocks, output, input, capacity);
        reset();
    }

    /** Why the last step was refused, or null. */
    public String message() {
        return message;
    }

    /** As new; what {@link #parameters} changed stays. */
    public Status reset() {
        output.clear();
        blocks.begin();
        window.clear();
        input.clear();
        compression.clear();
        storage.clear();
        stage = Stage.HEAD;
        lastFlush = Flush.NO_FLUSH;
        untouched = true;
        retried = false;
        dictionaryId = null;
        message = null;
        return Status.OK;
    }

    /** Bytes that both sides know; before anything is compressed, for {@link Format#RAW} also between blocks. */
    public Status dictionary(byte[] bytes) {
        boolean late = format == Format.ZLIB && stage != Stage.HEAD;
        if (format == Format.GZIP || late || window.lookahead > 0) {
            return Status.STREAM_ERROR;
        }
        if (format == Format.ZLIB) {
            dictionaryId = Checksums.adler32(bytes);
        }
        int length = Math.min(bytes.length, window.size);
        if (bytes.length >= window.size && format == Format.RAW) {
            window.clear();
        }
        DeflateInput known = new DeflateInput(Format.RAW);
        known.from(Transfer.ofInput(bytes, bytes.length - length, length));
        window.learn(known);
        compression.clear();
        return Status.OK;
    }

    /** Changes level and strategy from here on; what was taken in before is compressed as it was to be. */
    public Status parameters(Transfer transfer, int newLevel, Strategy newStrategy) {
        Level next = Level.of(newLevel);
        if ((newStrategy != strategy || next.method() != level.method()) && !untouched) {
            Status status = deflate(transfer, Flush.BLOCK);
            if (status == Status.STREAM_ERROR) {
                return status;
            }
            if (transfer.availableIn > 0 || window.start - window.blockStart + window.lookahead > 0) {
                return Status.BUF_ERROR;
            }
        }
        if (next != level && level.method() == Level.Method.STORED) {
            storage.settle();
        }
        level = next;
        strategy = newStrategy;
        return Status.OK;
    }

    /** Takes what it can of the input and gives what it has; see {@link Flush}. */
    public Status deflate(Transfer transfer, Flush flush) {
        if (stage.compareTo(Stage.BODY) > 0 && flush != Flush.FINISH) {
            return refuse(Status.STREAM_ERROR, "stream error");
        }
        if (transfer.availableOut == 0) {
            return refuse(Status.BUF_ERROR, "buffer error");
        }
        boolean repeats = !untouched && !retried && flush.rank() <= lastFlush.rank();
        lastFlush = flush;
        untouched = false;
        retried = false;
        if (!output.isEmpty()) {
            output.moveTo(transfer);
            if (transfer.availableOut == 0) {
                return noRoom();
            }
        } else if (transfer.availableIn == 0 && repeats && flush != Flush.FINISH) {
            return refuse(Status.BUF_ERROR, "buffer error");
        }
        if (stage.compareTo(Stage.BODY) > 0 && transfer.availableIn > 0) {
            return refuse(Status.BUF_ERROR, "buffer error");
        }
        return write(transfer, flush);
    }

    private Status write(Transfer transfer, Flush flush) {
        if (stage == Stage.HEAD) {
            head();
            stage = Stage.BODY;
            output.moveTo(transfer);
            if (!output.isEmpty()) {
                return noRoom();
            }
        }
        boolean works =
                transfer.availableIn > 0 || window.lookahead > 0 || flush != Flush.NO_FLUSH && stage == Stage.BODY;
        if (works && !body(transfer, flush)) {
            return Status.OK;
        }
        return flush == Flush.FINISH ? trailer(transfer) : Status.OK;
    }

    /** The next call is not refused for asking the same again. */
    private Status noRoom() {
        retried = true;
        return Status.OK;
    }

    private Status refuse(Status status, String why) {
        message = why;
        return status;
    }

    private void head() {
        switch (format) {
            case ZLIB -> zlibHead();
            case GZIP -> gzipHead();
            default -> {}
        }
    }

    private void zlibHead() {
        int effort = isQuick() ? 0 : level.number() < 6 ? 1 : level.number() == 6 ? 2 : 3;
        int head = 8 + (windowBits - 8 << 4) << 8 | effort << 6 | (window.start != 0 ? PRESET_DICTIONARY : 0);
        output.shortBigEndian(head + 31 - head % 31);
        if (window.start != 0) {
            output.shortBigEndian(dictionaryId >>> Short.SIZE);
            output.shortBigEndian(dictionaryId);
        }
    }

    private void gzipHead() {
        output.bytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0}, 0, 8);
        output.byteOf(level.number() == 9 ? 2 : isQuick() ? 4 : 0);
        output.byteOf(UNIX);
    }

    private boolean isQuick() {
        return strategy.compareTo(Strategy.HUFFMAN_ONLY) >= 0 || level.number() < 2;
    }

    /** Answers whether all that was asked for is done. */
    private boolean body(Transfer transfer, Flush flush) {
        input.from(transfer);
        Progress progress = level.method() == Level.Method.STORED
                ? storage.run(transfer, flush)
                : compression.run(transfer, flush, level, strategy);
        if (progress == Progress.FINISHING || progress == Progress.FINISHED) {
            stage = Stage.TRAILER;
        }
        if (progress == Progress.BLOCK_DONE) {
            mark(flush);
            output.moveTo(transfer);
        }
        boolean full = transfer.availableOut == 0;
        if (full && progress != Progress.FINISHED) {
            retried = true;
            return false;
        }
        return progress == Progress.BLOCK_DONE || progress == Progress.FINISHED;
    }

    /** Makes what was written so far readable. */
    private void mark(Flush flush) {
        if (flush == Flush.PARTIAL_FLUSH) {
            blocks.align();
        } else if (flush != Flush.BLOCK) {
            blocks.storedHead(0, false);
            if (flush == Flush.FULL_FLUSH) {
                window.forget();
            }
        }
    }

    private Status trailer(Transfer transfer) {
        if (stage == Stage.TRAILER) {
            switch (format) {
                case ZLIB -> {
                    output.shortBigEndian(input.checksum() >>> Short.SIZE);
                    output.shortBigEndian(input.checksum());
                }
                case GZIP -> {
                    output.shortLittleEndian(input.checksum());
                    output.shortLittleEndian(input.checksum() >>> Short.SIZE);
                    output.shortLittleEndian(input.count());
                    output.shortLittleEndian(input.count() >>> Short.SIZE);
                }
                default -> {}
            }
            stage = Stage.END;
            output.moveTo(transfer);
        }
        return output.isEmpty() ? Status.STREAM_END : Status.OK;
    }
}
