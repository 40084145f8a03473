/**
 * DEFLATE with the zlib, gzip and raw heads, after zlib 1.3.1: the same parameters, the same output, the same refusals. The
 * JDK's own gives neither window sizes nor memory levels nor all strategies and kinds of flush. Start with
 * {@link io.qworker.zlib.Deflate} and {@link io.qworker.zlib.Inflate}; both move bytes from one end of a
 * {@link io.qworker.zlib.Transfer} to the other.
 *
 * <p>Derived from zlib, (C) 1995-2024 Jean-loup Gailly and Mark Adler, and altered: see META-INF/THIRD-PARTY-NOTICES.md.
 */
package io.qworker.zlib;
