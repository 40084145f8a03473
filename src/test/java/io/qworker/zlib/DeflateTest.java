package io.qworker.zlib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the JDK's zlib, and in pieces of all sizes. */
class DeflateTest {

    private static final byte[] NONE = {};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 6, 9})
    void the_JDK_reads_what_deflate_writes(int level) throws Exception {
        byte[] data = data(new Random(level), 200_000);
        Deflate deflate = new Deflate(new Deflate.Parameters(Format.ZLIB, 15, 8, level, Strategy.DEFAULT));
        byte[] packed = deflated(deflate, data, new Random(1));
        Inflater inflater = new Inflater();
        inflater.setInput(packed);
        byte[] back = new byte[data.length];
        assertEquals(data.length, inflater.inflate(back));
        inflater.end();
        assertArrayEquals(data, back);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 9})
    void inflate_reads_what_the_JDK_writes(int level) {
        byte[] data = data(new Random(level), 200_000);
        Deflater deflater = new Deflater(level, true);
        deflater.setInput(data);
        deflater.finish();
        byte[] packed = new byte[data.length + 1000];
        int length = deflater.deflate(packed);
        deflater.end();
        Inflate inflate = new Inflate(Format.RAW, 15);
        assertArrayEquals(data, inflated(inflate, Arrays.copyOf(packed, length), NONE, new Random(2)));
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void what_is_deflated_in_pieces_with_any_flush_comes_back(Strategy strategy) {
        Random random = new Random(strategy.ordinal());
        for (int round = 0; round < 200; round++) {
            byte[] data = data(random, round % 20 == 0 ? 100_000 : 3000);
            Format format = Format.values()[random.nextInt(3)];
            int windowBits = 9 + random.nextInt(7);
            Deflate deflate = new Deflate(
                    new Deflate.Parameters(format, windowBits, 1 + random.nextInt(9), random.nextInt(10), strategy));
            byte[] dictionary = format == Format.GZIP || round % 3 != 0 ? NONE : Arrays.copyOf(data, data.length / 2);
            if (dictionary.length > 0) {
                deflate.dictionary(dictionary);
            }
            byte[] packed = deflated(deflate, data, random);
            Inflate inflate = new Inflate(format, windowBits);
            if (format == Format.RAW && dictionary.length > 0) {
                inflate.dictionary(dictionary);
            }
            assertArrayEquals(data, inflated(inflate, packed, dictionary, random), format + " round " + round);
        }
    }

    @Test
    void data_that_is_damaged_never_hurts_more_than_itself() {
        Random random = new Random(5);
        byte[] data = data(random, 5000);
        byte[] packed =
                deflated(new Deflate(new Deflate.Parameters(Format.GZIP, 15, 8, 6, Strategy.DEFAULT)), data, random);
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = packed.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Inflate inflate = new Inflate(Format.ZLIB_OR_GZIP, 0);
            Transfer transfer = new Transfer(damaged, 0, damaged.length, new byte[10_000], 0, 10_000);
            Status status = inflate.inflate(transfer, Flush.FINISH);
            assertEquals(status == Status.DATA_ERROR, inflate.message() != null);
        }
    }

    /** Of several kinds: noise, few letters, repetitions, zeros. */
    private static byte[] data(Random random, int longest) {
        byte[] data = new byte[random.nextInt(longest)];
        int kind = random.nextInt(4);
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte)
                    switch (kind) {
                        case 0 -> random.nextInt();
                        case 1 -> random.nextInt(4);
                        case 2 ->
                            i > 10 && random.nextInt(10) > 0
                                    ? data[i - 1 - random.nextInt(Math.min(i - 1, 500))]
                                    : random.nextInt();
                        default -> 0;
                    };
        }
        return data;
    }

    private static byte[] deflated(Deflate deflate, byte[] data, Random random) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        // Less room than a flush takes would make it flush for ever.
        byte[] room = new byte[7 + random.nextInt(5000)];
        int from = 0;
        Status status = Status.OK;
        while (status != Status.STREAM_END) {
            int to = Math.min(from + random.nextInt(5000), data.length);
            Flush flush = to == data.length ? Flush.FINISH : anyFlush(random);
            Transfer transfer;
            do {
                transfer = new Transfer(data, from, to - from, room, 0, room.length);
                status = deflate.deflate(transfer, flush);
                packed.write(room, 0, transfer.nextOut());
                from = transfer.nextIn();
            } while (transfer.availableOut() == 0 && status != Status.STREAM_END);
        }
        return packed.toByteArray();
    }

    private static Flush anyFlush(Random random) {
        Flush flush = Flush.of(random.nextInt(6));
        return flush == Flush.FINISH ? Flush.NO_FLUSH : flush;
    }

    private static byte[] inflated(Inflate inflate, byte[] packed, byte[] dictionary, Random random) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        byte[] room = new byte[1 + random.nextInt(5000)];
        int from = 0;
        Status status = Status.OK;
        while (status != Status.STREAM_END) {
            int length = Math.min(1 + random.nextInt(5000), packed.length - from);
            Transfer transfer = new Transfer(packed, from, length, room, 0, room.length);
            status = inflate.inflate(transfer, Flush.NO_FLUSH);
            if (status == Status.NEED_DICT) {
                status = inflate.dictionary(dictionary);
            }
            assertEquals(null, inflate.message());
            data.write(room, 0, transfer.nextOut());
            from = transfer.nextIn();
        }
        assertEquals(packed.length, from);
        return data.toByteArray();
    }
}
