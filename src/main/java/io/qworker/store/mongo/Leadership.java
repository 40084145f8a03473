package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/** The one document, {@code {_id: "leader", manager, expiresAt}}, that says which manager leads and until when. */
final class Leadership {

    private static final String LEADER = "leader";
    private static final String MANAGER = "manager";
    private static final String EXPIRES_AT = "expiresAt";

    private final MongoCollection<BsonDocument> managers;
    private final InstantSource clock;

    Leadership(MongoCollection<BsonDocument> managers, InstantSource clock) {
        this.managers = managers;
        this.clock = clock;
    }

    boolean lead(String manager, Duration life) {
        Instant now = clock.instant();
        BsonDateTime end = date(now.plus(life));
        Bson oursOrVacant = and(eq(LEADER), or(eq(MANAGER, manager), lte(EXPIRES_AT, date(now))));
        return managers.updateOne(oursOrVacant, combine(set(MANAGER, manager), set(EXPIRES_AT, end)))
                                .getMatchedCount()
                        > 0
                || first(manager, end);
    }

    private boolean first(String manager, BsonDateTime end) {
        return Insert.ifAbsent(
                managers,
                new BsonDocument(Fields.ID, new BsonString(LEADER))
                        .append(MANAGER, new BsonString(manager))
                        .append(EXPIRES_AT, end));
    }

    Void resign(String manager) {
        managers.updateOne(and(eq(LEADER), eq(MANAGER, manager)), set(EXPIRES_AT, date(clock.instant())));
        return null;
    }

    Optional<Instant> ledUntil() {
        return Optional.ofNullable(managers.find(eq(LEADER)).first())
                .map(document ->
                        Instant.ofEpochMilli(document.getDateTime(EXPIRES_AT).getValue()));
    }

    Optional<String> leader() {
        return Optional.ofNullable(managers.find(and(eq(LEADER), gt(EXPIRES_AT, date(clock.instant()))))
                        .first())
                .map(document -> document.getString(MANAGER).getValue());
    }

    private static BsonDateTime date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }
}
