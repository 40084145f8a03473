/**
 * Sockets on nio channels, for Node's {@code net} and {@code dgram}: one {@link io.qworker.node.net.Poller} with one thread
 * waits for all lanes of the process; what it finds enters a lane through its loop. Start with
 * {@link io.qworker.node.net.StreamSocket}, then {@code bindings/internal/tcp_wrap.js}.
 */
package io.qworker.node.net;
