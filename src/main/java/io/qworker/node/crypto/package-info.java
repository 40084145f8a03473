/**
 * The Java half of Node's crypto: {@code internalBinding('crypto')}, whose JavaScript half lies in {@code bindings/internal/crypto}.
 * Each binding here serves one family ({@link io.qworker.node.crypto.HashBinding} is the simplest to start with). What takes long
 * is a {@link io.qworker.node.crypto.CryptoJob}. Java's own providers come first; Bouncy Castle fills the gaps through its
 * lightweight API, and none of it is loaded before it is needed.
 */
package io.qworker.node.crypto;
