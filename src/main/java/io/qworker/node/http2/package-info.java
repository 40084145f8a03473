/**
 * HTTP/2 as Node has it: what nghttp2 is there, and what Node's C++ adds to it. {@link io.qworker.node.http2.Session} is one end of
 * a connection without any input or output of its own, with nghttp2's states, errors and order of events; {@link
 * io.qworker.node.http2.Receiver} is given what came and {@link io.qworker.node.http2.Sender} gives what goes. {@link
 * io.qworker.node.http2.NodeSession} tells Node's library of it. Header compression is Apache HttpCore's. Start with {@link
 * io.qworker.node.http2.Http2Binding}.
 */
package io.qworker.node.http2;
