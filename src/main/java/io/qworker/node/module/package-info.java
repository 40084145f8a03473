/**
 * What compiles the code of a lane and joins it together: scripts and functions ({@code contextify}) and ES modules
 * ({@code module_wrap}). Which file a request means is decided by Node's own loaders, in JavaScript. Start at
 * {@link io.qworker.node.module.ModuleWrapBinding} and {@link io.qworker.node.module.WrappedModule}.
 */
package io.qworker.node.module;
