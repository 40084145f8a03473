/**
 * TLS over the JDK's {@link javax.net.ssl.SSLEngine}, in OpenSSL's words: {@link io.qworker.node.tls.SecureContext} is what Node
 * makes of a set of options, {@link io.qworker.node.tls.TlsConnection} one connection without its socket. Who the peer is gets
 * checked after the handshake, by {@link io.qworker.node.tls.CertificateVerifier}. Start with
 * {@link io.qworker.node.tls.TlsConnectionBinding}.
 */
package io.qworker.node.tls;
