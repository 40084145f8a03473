package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import io.qworker.store.Edges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** The edges between jobs, a document each: {@code {_id, child, parent, met}}. */
final class MongoEdges implements Edges {

    private static final String CHILD = "child";
    private static final String PARENT = "parent";
    private static final String MET = "met";

    private final MongoServer server;
    private final MongoCollection<BsonDocument> edges;
    private volatile boolean indexed;

    MongoEdges(MongoServer server, MongoCollection<BsonDocument> edges) {
        this.server = server;
        this.edges = edges;
    }

    @Override
    public void add(List<Edge> added) {
        server.asking(() -> {
            if (!indexed) {
                edges.createIndex(ascending(PARENT));
                edges.createIndex(ascending(CHILD));
                edges.createIndex(ascending(MET));
                indexed = true;
            }
            added.forEach(edge -> Insert.ifAbsent(
                    edges,
                    new BsonDocument(Fields.ID, new BsonString(id(edge)))
                            .append(CHILD, new BsonObjectId(edge.child()))
                            .append(PARENT, new BsonObjectId(edge.parent()))
                            .append(MET, BsonBoolean.FALSE)));
            return null;
        });
    }

    private static String id(Edge edge) {
        return edge.child().toHexString() + " " + edge.parent().toHexString();
    }

    @Override
    public List<Edge> openTo(Collection<ObjectId> parents) {
        return parents.isEmpty() ? List.of() : find(and(in(PARENT, parents), eq(MET, false)), 0);
    }

    @Override
    public List<Edge> open(ObjectId after, int most) {
        return find(and(gt(CHILD, after), eq(MET, false)), most);
    }

    private List<Edge> find(Bson which, int most) {
        return server.asking(() -> edges.find(which)
                .sort(ascending(CHILD))
                .limit(most)
                .map(edge -> new Edge(
                        edge.getObjectId(CHILD).getValue(),
                        edge.getObjectId(PARENT).getValue()))
                .into(new ArrayList<>()));
    }

    @Override
    public void met(Edge edge) {
        server.asking(() -> edges.updateOne(eq(id(edge)), set(MET, true)));
    }

    @Override
    public boolean waits(ObjectId child) {
        return !find(and(eq(CHILD, child), eq(MET, false)), 1).isEmpty();
    }

    @Override
    public List<ObjectId> ready(int most) {
        return find(eq(MET, true), most).stream().map(Edge::child).distinct().toList();
    }

    @Override
    public void forget(ObjectId child) {
        server.asking(() -> edges.deleteMany(eq(CHILD, child)));
    }
}
