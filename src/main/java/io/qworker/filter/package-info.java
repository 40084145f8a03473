/**
 * MongoDB's query filters and sort orders, applied to documents in Java: {@link io.qworker.filter.Filter} says which
 * documents are meant, {@link io.qworker.filter.BsonOrder} which comes first. So the embedded store answers what MongoDB
 * would.
 */
package io.qworker.filter;
