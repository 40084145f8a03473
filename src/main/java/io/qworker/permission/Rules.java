package io.qworker.permission;

/** One set of permissions, as somebody wrote it; what it does not mention it does not narrow. */
record Rules(Files files, NetScope net, ProgramScope run, NameScope env, boolean worker) {

    record Files(PathScope read, PathScope write) {}
}
