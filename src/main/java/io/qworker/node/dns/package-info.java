/**
 * Name resolution for Node's {@code dns}: by the system ({@link io.qworker.node.dns.SystemLookup}) and by questions to
 * name servers ({@link io.qworker.node.dns.Exchange}), whose packets {@code bindings/internal/dns_message.js} writes and
 * reads. Start with {@link io.qworker.node.dns.CaresBinding}.
 */
package io.qworker.node.dns;
