/**
 * What a task's files may do on the machine: which files, hosts, programs, variables, and whether further threads. By default
 * everything, as in Node; a task's metadata and the worker's configuration may narrow it. Start reading at
 * {@link io.qworker.permission.Permissions}.
 */
package io.qworker.permission;
