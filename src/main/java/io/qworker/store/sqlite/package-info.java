/**
 * Jobs in one SQLite file that several processes of a machine may share. {@link io.qworker.store.sqlite.SqliteFile} owns
 * the file, its schema and its connections; {@link io.qworker.store.sqlite.SqliteJobStore} is the store upon it.
 */
package io.qworker.store.sqlite;
