package io.qworker.node.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of words as a tree of characters, to be walked while the bytes come in. */
final class Words {

    /** No word goes on like this. */
    static final int MISMATCH = -1;

    static final int START = 0;

    private final List<short[]> next = new ArrayList<>();
    private final List<Integer> words = new ArrayList<>();

    private Words() {
        addNode();
    }

    static Words of(List<String> words) {
        Words tree = new Words();
        for (int i = 0; i < words.size(); i++) {
            tree.add(words.get(i), i);
        }
        return tree;
    }

    private void add(String word, int number) {
        int node = START;
        for (char c : word.toCharArray()) {
            if (next.get(node)[c] == MISMATCH) {
                next.get(node)[c] = (short) addNode();
            }
            node = next.get(node)[c];
        }
        words.set(node, number);
    }

    private int addNode() {
        short[] none = new short[128];
        Arrays.fill(none, (short) MISMATCH);
        next.add(none);
        words.add(MISMATCH);
        return next.size() - 1;
    }

    /** The node after {@code c}, or {@link #MISMATCH}. */
    int step(int node, int c) {
        return c >= 128 ? MISMATCH : next.get(node)[c];
    }

    /** The number of the word that ends at {@code node}, or {@link #MISMATCH}. */
    int word(int node) {
        return words.get(node);
    }

    /** Whether some longer word begins with what was read up to {@code node}. */
    boolean goesOn(int node) {
        for (short child : next.get(node)) {
            if (child != MISMATCH) {
                return true;
            }
        }
        return false;
    }
}
