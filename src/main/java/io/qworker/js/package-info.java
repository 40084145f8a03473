/**
 * From Java into JavaScript. A lane is one context, its event loop and its thread; everything that
 * enters JavaScript goes through it. {@link io.qworker.js.NativeFunction} is the way back: a Java function that JavaScript
 * calls like a built-in, with the engine's own values.
 */
package io.qworker.js;
