/**
 * Files, folders and descriptors as Node's {@code fs} sees them, over {@code java.nio}. Start with
 * {@link io.qworker.node.fs.FsBinding}, the list of all operations; {@link io.qworker.node.fs.FsRequests} says how one
 * operation serves the synchronous, the callback and the promise form; what goes wrong becomes an errno in
 * {@link io.qworker.node.fs.FsErrors}.
 */
package io.qworker.node.fs;
