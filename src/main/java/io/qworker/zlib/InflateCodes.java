package io.qworker.zlib;

import static io.qworker.zlib.DecodingTable.BASE;
import static io.qworker.zlib.DecodingTable.END;
import static io.qworker.zlib.DecodingTable.INVALID;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The symbols of a block: literals and matches, until its end. */
final class InflateCodes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Input and room that suffice for a symbol without looking. */
    private static final int FAST_IN = Long.BYTES;

    private static final int FAST_OUT = Symbols.MAX_MATCH;

    private enum Part {
        SYMBOL,
        LENGTH_EXTRA,
        DISTANCE,
        DISTANCE_EXTRA,
        COPY,
        LITERAL,
        END
    }

    private final BitInput input;
    private final History history;
    private DecodingTable literals;
    private DecodingTable distances;
    private Part part = Part.SYMBOL;
    private int length;
    private int distance;
    private int extra;

    InflateCodes(BitInput input, History history) {
        this.input = input;
        this.history = history;
    }

    void begin(DecodingTable literalTable, DecodingTable distanceTable) {
        literals = literalTable;
        distances = distanceTable;
        part = Part.SYMBOL;
    }

    /** Answers whether the end of the block is reached; {@code begin} is where this step's output began. */
    boolean read(Transfer transfer, int begin) throws DataError {
        while (part != Part.END) {
            if (part == Part.SYMBOL && transfer.availableIn >= FAST_IN && transfer.availableOut >= FAST_OUT) {
                fast(transfer, begin);
                continue;
            }
            if (!step(transfer, begin)) {
                return false;
            }
        }
        return true;
    }

    private boolean step(Transfer transfer, int begin) throws DataError {
        return switch (part) {
            case SYMBOL -> symbol();
            case LENGTH_EXTRA -> {
                if (!input.has(extra)) {
                    yield false;
                }
                length += input.take(extra);
                part = Part.DISTANCE;
                yield true;
            }
            case DISTANCE -> distance();
            case DISTANCE_EXTRA -> {
                if (!input.has(extra)) {
                    yield false;
                }
                distance += input.take(extra);
                part = Part.COPY;
                yield true;
            }
            case COPY -> copy(transfer, begin);
            case LITERAL -> {
                if (transfer.availableOut == 0) {
                    yield false;
                }
                transfer.out[transfer.nextOut] = (byte) length;
                transfer.written(1);
                part = Part.SYMBOL;
                yield true;
            }
            case END -> true;
        };
    }

    private boolean symbol() throws DataError {
        int entry = next(literals);
        if (entry < 0) {
            return false;
        }
        int operation = DecodingTable.operation(entry);
        length = DecodingTable.value(entry);
        if (operation == 0) {
            part = Part.LITERAL;
        } else if ((operation & END) != 0) {
            part = Part.END;
        } else if ((operation & INVALID) != 0) {
            throw new DataError("invalid literal/length code");
        } else {
            extra = operation & BASE - 1;
            part = Part.LENGTH_EXTRA;
        }
        return true;
    }

    private boolean distance() throws DataError {
        int entry = next(distances);
        if (entry < 0) {
            return false;
        }
        int operation = DecodingTable.operation(entry);
        if ((operation & INVALID) != 0) {
            throw new DataError("invalid distance code");
        }
        distance = DecodingTable.value(entry);
        extra = operation & BASE - 1;
        part = Part.DISTANCE_EXTRA;
        return true;
    }

    /** The entry for the next code, which is dropped from the input; -1 when there are too few bits. */
    private int next(DecodingTable table) {
        while (true) {
            int entry = table.entries[input.peek(table.root())];
            int bits = DecodingTable.bits(entry);
            if (bits <= input.count && isLink(entry)) {
                int second = table.entries[
                        DecodingTable.value(entry) + (input.peek(bits + DecodingTable.operation(entry)) >>> bits)];
                if (bits + DecodingTable.bits(second) <= input.count) {
                    input.drop(bits + DecodingTable.bits(second));
                    return second;
                }
            } else if (bits <= input.count) {
                input.drop(bits);
                return entry;
            }
            if (!input.has(input.count + 1)) {
                return -1;
            }
        }
    }

    private static boolean isLink(int entry) {
        int operation = DecodingTable.operation(entry);
        return operation != 0 && operation < BASE;
    }

    private boolean copy(Transfer transfer, int begin) throws DataError {
        if (transfer.availableOut == 0) {
            return false;
        }
        int written = transfer.nextOut - begin;
        int count;
        if (distance > written) {
            int back = distance - written;
            checkReach(back);
            count = history.copy(back, transfer.out, transfer.nextOut, Math.min(length, transfer.availableOut));
        } else {
            count = Math.min(length, transfer.availableOut);
            repeat(transfer.out, transfer.nextOut, distance, count);
        }
        transfer.written(count);
        length -= count;
        part = length == 0 ? Part.SYMBOL : Part.COPY;
        return true;
    }

    private void checkReach(int back) throws DataError {
        if (back > history.held()) {
            throw new DataError("invalid distance too far back");
        }
    }

    private static void repeat(byte[] bytes, int at, int distance, int count) {
        if (distance >= count) {
            System.arraycopy(bytes, at - distance, bytes, at, count);
        } else {
            for (int i = 0; i < count; i++) {
                bytes[at + i] = bytes[at - distance + i];
            }
        }
    }

    /** As {@link #step}, for as long as there is plenty of input and room; the state is kept in variables meanwhile. */
    private void fast(Transfer transfer, int begin) throws DataError {
        byte[] in = transfer.in;
        byte[] out = transfer.out;
        int next = transfer.nextIn;
        int lastIn = next + transfer.availableIn - FAST_IN;
        int put = transfer.nextOut;
        int lastOut = put + transfer.availableOut - FAST_OUT;
        long hold = input.bits;
        int bits = input.count;
        int[] literalEntries = literals.entries;
        int literalMask = (1 << literals.root()) - 1;
        int[] distanceEntries = distances.entries;
        int distanceMask = (1 << distances.root()) - 1;
        DataError error = null;
        do {
            hold |= (long) LONGS.get(in, next) << bits;
            next += 63 - bits >>> 3;
            bits |= 56;
            int entry = literalEntries[(int) hold & literalMask];
            if (isLink(entry)) {
                int skipped = DecodingTable.bits(entry);
                hold >>>= skipped;
                bits -= skipped;
                entry = literalEntries[
                        DecodingTable.value(entry) + ((int) hold & (1 << DecodingTable.operation(entry)) - 1)];
            }
            int used = DecodingTable.bits(entry);
            hold >>>= used;
            bits -= used;
            int operation = DecodingTable.operation(entry);
            if (operation == 0) {
                out[put++] = (byte) entry;
                continue;
            }
            if ((operation & BASE) == 0) {
                part = Part.END;
                error = (operation & END) != 0 ? null : new DataError("invalid literal/length code");
                break;
            }
            int more = operation & BASE - 1;
            int count = DecodingTable.value(entry) + ((int) hold & (1 << more) - 1);
            hold >>>= more;
            bits -= more;
            entry = distanceEntries[(int) hold & distanceMask];
            if (isLink(entry)) {
                int skipped = DecodingTable.bits(entry);
                hold >>>= skipped;
                bits -= skipped;
                entry = distanceEntries[
                        DecodingTable.value(entry) + ((int) hold & (1 << DecodingTable.operation(entry)) - 1)];
            }
            used = DecodingTable.bits(entry);
            hold >>>= used;
            bits -= used;
            operation = DecodingTable.operation(entry);
            if ((operation & BASE) == 0) {
                error = new DataError("invalid distance code");
                break;
            }
            more = operation & BASE - 1;
            int back = DecodingTable.value(entry) + ((int) hold & (1 << more) - 1);
            hold >>>= more;
            bits -= more;
            int before = back - (put - begin);
            if (before > history.held()) {
                error = new DataError("invalid distance too far back");
                break;
            }
            int end = put + count;
            while (before > 0 && put < end) {
                int copied = history.copy(before, out, put, end - put);
                put += copied;
                before -= copied;
            }
            if (put < end) {
                repeat(out, put, back, end - put);
                put = end;
            }
        } while (next <= lastIn && put <= lastOut);
        transfer.read(next - transfer.nextIn);
        transfer.written(put - transfer.nextOut);
        input.bits = hold;
        input.count = bits;
        input.giveBack(bits >> 3);
        if (error != null) {
            throw error;
        }
    }
}
