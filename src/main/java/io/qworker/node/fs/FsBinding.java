package io.qworker.node.fs;

import io.qworker.js.Binding;
import java.util.List;
import java.util.stream.Stream;

/** {@code fs}: every operation on files. Node's own {@code lib/fs.js} and {@code fs/promises} run over it unchanged. */
public final class FsBinding implements Binding {

    private static final List<FsFunction> FUNCTIONS = Stream.of(
                    OpenOperations.all(),
                    ReadWriteOperations.all(),
                    WholeFileOperations.all(),
                    StatOperations.all(),
                    DirectoryOperations.all(),
                    LinkOperations.all(),
                    AttributeOperations.all(),
                    CopyOperations.all(),
                    RemoveTree.all(),
                    StatWatchers.all())
            .flatMap(List::stream)
            .toList();

    @Override
    public String name() {
        return "fs";
    }

    @Override
    public void define(Target target) {
        target.function("connect", 1, FsLane::connect);
        FUNCTIONS.forEach(function -> target.function(function.name(), function.length(), function.function()));
    }
}
