/**
 * Node's {@code zlib}: one {@link io.qworker.node.zlib.Codec} for each family, over {@code io.qworker.zlib} and, called
 * through their C functions, the native libraries of Brotli and Zstandard. Start with
 * {@link io.qworker.node.zlib.ZlibBinding}. Nothing native is loaded before a task compresses that way.
 */
package io.qworker.node.zlib;
