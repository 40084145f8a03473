/**
 * What Node's {@code os} tells about the machine and its user: from {@code /proc} where there is one, else from the JDK.
 * Start with {@link io.qworker.node.os.OsBinding}.
 */
package io.qworker.node.os;
