/**
 * HTTP/1 messages: {@link io.qworker.node.http.Llhttp} is the machine that llhttp is in Node (same states, errors and leniency),
 * {@link io.qworker.node.http.HttpParser} what Node's {@code HTTPParser} makes of its events. Start with
 * {@link io.qworker.node.http.HttpParserBinding}.
 */
package io.qworker.node.http;
