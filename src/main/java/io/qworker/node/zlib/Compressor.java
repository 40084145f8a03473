package io.qworker.node.zlib;

import io.qworker.zlib.Deflate;
import io.qworker.zlib.Flush;
import io.qworker.zlib.Format;
import io.qworker.zlib.Status;
import io.qworker.zlib.Strategy;
import io.qworker.zlib.Transfer;

/** Deflate, DeflateRaw and Gzip. Its tables are made when they are first needed, as in Node. */
final class Compressor implements Codec {

    private static final Transfer NOTHING = new Transfer(new byte[0], 0, 0, new byte[0], 0, 0);

    private final Deflate.Parameters parameters;
    private final byte[] dictionary;
    private Deflate deflate;
    private Transfer last = NOTHING;

    Compressor(Deflate.Parameters parameters, byte[] dictionary) {
        this.parameters = parameters;
        this.dictionary = dictionary;
    }

    private Deflate deflate() {
        if (deflate == null) {
            deflate = new Deflate(parameters);
            useDictionary();
        }
        return deflate;
    }

    private Status useDictionary() {
        boolean has = dictionary.length > 0 && parameters.format() != Format.GZIP;
        return has ? deflate.dictionary(dictionary) : Status.OK;
    }

    @Override
    public Failure work(Transfer transfer, int flush) {
        last = transfer;
        Status status = deflate().deflate(transfer, Flush.of(flush));
        return switch (status) {
            case OK, BUF_ERROR ->
                transfer.availableOut() != 0 && flush == Flush.FINISH.ordinal()
                        ? failure(status, "unexpected end of file")
                        : null;
            case STREAM_END -> null;
            default -> failure(status, "Zlib error");
        };
    }

    /** Changes level and strategy for what comes. */
    Failure parameters(int level, Strategy strategy) {
        if (parameters.format() == Format.GZIP) {
            return null;
        }
        Status status = deflate().parameters(last, level, strategy);
        return status == Status.OK || status == Status.BUF_ERROR ? null : failure(status, "Failed to set parameters");
    }

    @Override
    public Failure reset() {
        deflate().reset();
        Status status = useDictionary();
        return status == Status.OK ? null : failure(status, "Failed to set dictionary");
    }

    private Failure failure(Status status, String message) {
        return new Failure(deflate.message() == null ? message : deflate.message(), status);
    }

    @Override
    public void close() {
        deflate = null;
        last = NOTHING;
    }
}
