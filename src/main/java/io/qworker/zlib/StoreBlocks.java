package io.qworker.zlib;

/** Level 0: copies input to the output directly where it can, and keeps a window of it for a later change of the level. */
final class StoreBlocks {

    private static final int MAX_STORED = 65535;

    /** A stored block's head: three bits, filled up, and two lengths. */
    private static final int HEAD_BITS = 42;

    private final MatchWindow window;
    private final BlockWriter blocks;
    private final BitOutput output;
    private final DeflateInput input;
    private final int outputCapacity;

    /** What became of the chains meanwhile: 0 nothing, 1 the window has moved once, 2 they are void. */
    private int slides;

    StoreBlocks(MatchWindow window, BlockWriter blocks, BitOutput output, DeflateInput input, int outputCapacity) {
        this.window = window;
        this.blocks = blocks;
        this.output = output;
        this.input = input;
        this.outputCapacity = outputCapacity;
    }

    void clear() {
        slides = 0;
    }

    /** Puts the chains right before another level makes use of them. */
    void settle() {
        if (slides == 1) {
            window.slideChains();
        } else if (slides == 2) {
            window.clearChains();
        }
        slides = 0;
    }

    Progress run(Transfer transfer, Flush flush) {
        int before = transfer.availableIn;
        if (copyBlocks(transfer, flush)) {
            keep(transfer, before - transfer.availableIn);
            return Progress.FINISHED;
        }
        keep(transfer, before - transfer.availableIn);
        if (flush != Flush.NO_FLUSH
                && flush != Flush.FINISH
                && transfer.availableIn == 0
                && window.start == window.blockStart) {
            return Progress.BLOCK_DONE;
        }
        gather(transfer);
        return writeGathered(transfer, flush) ? Progress.FINISHING : Progress.NEEDS_MORE;
    }

    /** From what is gathered and from the input straight to the output; answers whether that was the last block. */
    private boolean copyBlocks(Transfer transfer, Flush flush) {
        int least = Math.min(outputCapacity - 5, window.size);
        boolean last = false;
        while (!last) {
            int head = output.bitCount() + HEAD_BITS >> 3;
            if (transfer.availableOut < head) {
                break;
            }
            int gathered = window.start - window.blockStart;
            int all = gathered + transfer.availableIn;
            int length = Math.min(Math.min(MAX_STORED, all), transfer.availableOut - head);
            if (length < least && (length == 0 && flush != Flush.FINISH || flush == Flush.NO_FLUSH || length != all)) {
                break;
            }
            last = flush == Flush.FINISH && length == all;
            blocks.storedHead(length, last);
            output.moveTo(transfer);
            copy(transfer, Math.min(gathered, length), length - Math.min(gathered, length));
        }
        return last;
    }

    private void copy(Transfer transfer, int gathered, int fresh) {
        transfer.write(window.bytes, window.blockStart, gathered);
        window.blockStart += gathered;
        input.read(transfer.out, transfer.nextOut, fresh);
        transfer.written(fresh);
    }

    /** Keeps the last {@code used} bytes of the input in the window. */
    private void keep(Transfer transfer, int used) {
        if (used == 0) {
            return;
        }
        if (used >= window.size) {
            slides = 2;
            System.arraycopy(transfer.in, transfer.nextIn - window.size, window.bytes, 0, window.size);
            window.start = window.size;
            window.insert = window.start;
        } else {
            if (window.capacity() - window.start <= used) {
                slide();
            }
            System.arraycopy(transfer.in, transfer.nextIn - used, window.bytes, window.start, used);
            window.start += used;
            window.insert += Math.min(used, window.size - window.insert);
        }
        window.blockStart = window.start;
    }

    private void slide() {
        System.arraycopy(window.bytes, window.size, window.bytes, 0, window.start - window.size);
        window.slideBy(window.size);
        slides = Math.min(slides + 1, 2);
    }

    private void gather(Transfer transfer) {
        int room = window.capacity() - window.start;
        if (transfer.availableIn > room && window.blockStart >= window.size) {
            slide();
            room += window.size;
        }
        int count = input.read(window.bytes, window.start, Math.min(room, transfer.availableIn));
        window.start += count;
        window.insert += Math.min(count, window.size - window.insert);
    }

    private boolean writeGathered(Transfer transfer, Flush flush) {
        int room = Math.min(outputCapacity - (output.bitCount() + HEAD_BITS >> 3), MAX_STORED);
        int gathered = window.start - window.blockStart;
        boolean mustGo = (gathered > 0 || flush == Flush.FINISH)
                && flush != Flush.NO_FLUSH
                && transfer.availableIn == 0
                && gathered <= room;
        if (gathered < Math.min(room, window.size) && !mustGo) {
            return false;
        }
        int length = Math.min(gathered, room);
        boolean last = flush == Flush.FINISH && transfer.availableIn == 0 && length == gathered;
        blocks.stored(window.bytes, window.blockStart, length, last);
        window.blockStart += length;
        output.moveTo(transfer);
        return last;
    }
}
