/**
 * Jobs in a MongoDB collection, shared with Agenda processes on Node. {@link io.qworker.store.mongo.MongoServer} is the
 * connection, {@link io.qworker.store.mongo.MongoJobStore} the store; {@link io.qworker.store.mongo.Fields} says on one page
 * what we add to Agenda's documents and how a job is recognised as free or as ours. Plain operators only: it runs on every
 * MongoDB from 4.2 on and on compatible servers.
 */
package io.qworker.store.mongo;
