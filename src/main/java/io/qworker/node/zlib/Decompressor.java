package io.qworker.node.zlib;

import io.qworker.zlib.Flush;
import io.qworker.zlib.Format;
import io.qworker.zlib.Inflate;
import io.qworker.zlib.Status;
import io.qworker.zlib.Transfer;

/** Inflate, InflateRaw, Gunzip and Unzip. */
final class Decompressor implements Codec {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    /** @param rejectsGarbage whether gzip data may be followed by nothing, rather than by more members or garbage */
    record Parameters(Format format, int windowBits, byte[] dictionary, boolean rejectsGarbage) {}

    private final Parameters parameters;
    private Inflate inflate;
    private boolean isGzip;
    private boolean sawFirst;
    private boolean isDecided;

    Decompressor(Parameters parameters) {
        this.parameters = parameters;
        isGzip = parameters.format() == Format.GZIP;
        isDecided = parameters.format() != Format.ZLIB_OR_GZIP;
    }

    private Inflate inflate() {
        if (inflate == null) {
            inflate = new Inflate(parameters.format(), parameters.windowBits());
            useDictionary();
        }
        return inflate;
    }

    private boolean hasDictionary() {
        return parameters.dictionary().length > 0;
    }

    /** Raw data cannot ask for it. */
    private void useDictionary() {
        if (parameters.format() == Format.RAW && hasDictionary()) {
            inflate.dictionary(parameters.dictionary());
        }
    }

    @Override
    public Failure work(Transfer transfer, int flush) {
        inflate();
        if (!isDecided && transfer.availableIn() > 0) {
            decide(transfer);
        }
        Status status = step(transfer, Flush.of(flush));
        return switch (status) {
            case OK, BUF_ERROR ->
                transfer.availableOut() != 0 && flush == Flush.FINISH.ordinal()
                        ? failure(status, Failure.END_OF_INPUT.message())
                        : null;
            case STREAM_END -> null;
            case NEED_DICT -> failure(status, hasDictionary() ? "Bad dictionary" : "Missing dictionary");
            default -> failure(status, "Zlib error");
        };
    }

    /** Only gzip data may have several members, so it must be known which it is; its mark may come in two parts. */
    private void decide(Transfer transfer) {
        int next = transfer.nextIn();
        if (!sawFirst) {
            sawFirst = transfer.in()[next] == GZIP_FIRST;
            isDecided = !sawFirst;
            next++;
        }
        if (sawFirst && next < transfer.nextIn() + transfer.availableIn()) {
            isGzip = (transfer.in()[next] & 0xff) == GZIP_SECOND;
            isDecided = true;
        }
    }

    private Status step(Transfer transfer, Flush flush) {
        Status status = inflate.inflate(transfer, flush);
        if (status == Status.NEED_DICT && hasDictionary()) {
            Status taken = inflate.dictionary(parameters.dictionary());
            if (taken == Status.OK) {
                status = inflate.inflate(transfer, flush);
            }
        }
        // What follows is another member or garbage; zeros are padding.
        while (status == Status.STREAM_END
                && isGzip
                && !parameters.rejectsGarbage()
                && transfer.availableIn() > 0
                && transfer.peek() != 0) {
            inflate.reset();
            status = inflate.inflate(transfer, flush);
        }
        return status;
    }

    @Override
    public Failure reset() {
        if (parameters.format() != Format.ZLIB_OR_GZIP || isDecided) {
            inflate().reset();
            useDictionary();
        }
        return null;
    }

    private Failure failure(Status status, String message) {
        return new Failure(inflate.message() == null ? message : inflate.message(), status);
    }

    @Override
    public void close() {
        inflate = null;
    }
}
