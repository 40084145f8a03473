/**
 * Life beside Node: real npm packages – Agenda, mubsub, agendash – under real Node, over the same MongoDB as our worker.
 * {@link io.qworker.peers.NodePackages} installs them, {@link io.qworker.peers.NodeProgram} is a Node process that a test
 * speaks with; its programs lie in {@code src/test/resources/peers}. Left out where Node, npm or the registry is missing.
 */
package io.qworker.peers;
