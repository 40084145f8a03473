/**
 * A MongoDB server in memory for tests and experiments, good enough for the Java driver and for Node's mubsub and Agenda:
 * {@link io.qworker.mongo.TestMongo}. It is mongo-java-server with capped collections and tailable cursors added from
 * outside. It ignores non-unique indexes, TTL and partial filters.
 */
package io.qworker.mongo;
