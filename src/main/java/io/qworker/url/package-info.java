/**
 * The URL Standard (url.spec.whatwg.org) in plain Java, which Node's {@code URL} stands on: parsing, setting one part,
 * serializing. Start with {@link io.qworker.url.Url}.
 */
package io.qworker.url;
