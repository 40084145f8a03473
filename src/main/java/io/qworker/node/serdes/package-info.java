/**
 * Values of JavaScript as bytes, in V8's wire format (version 15): what {@code v8.serialize} writes, what travels between
 * lanes and to child processes. Start with {@link io.qworker.node.serdes.ValueSerializer}; its other half is
 * {@link io.qworker.node.serdes.ValueDeserializer}.
 */
package io.qworker.node.serdes;
