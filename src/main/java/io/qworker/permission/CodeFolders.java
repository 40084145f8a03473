package io.qworker.permission;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a program's own code is, which it may always read: its folders, and the {@code node_modules} around them. */
public final class CodeFolders {

    private CodeFolders() {}

    public static List<Path> of(List<Path> folders) {
        Set<Path> all = new LinkedHashSet<>(folders);
        for (Path folder : folders) {
            for (Path above = folder; above != null; above = above.getParent()) {
                all.add(above.resolve("node_modules"));
            }
        }
        return new ArrayList<>(all);
    }
}
