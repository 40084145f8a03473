/**
 * The Java half of Node's core modules, one class per {@code internalBinding} that needs the machine. Start with
 * {@link io.qworker.node.NodeBindings}, the list of them all; their JavaScript half is in {@code bindings/}.
 */
package io.qworker.node;
