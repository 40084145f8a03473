package io.qworker.store.sqlite;

import io.qworker.store.Edges;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.types.ObjectId;

/** The edges between jobs, a row each. */
final class SqliteEdges implements Edges {

    private final SqliteFile file;

    SqliteEdges(SqliteFile file) {
        this.file = file;
    }

    @Override
    public void add(List<Edge> edges) {
        file.write(session -> {
            for (Edge edge : edges) {
                session.run(
                        "INSERT INTO dependencies (child, parent) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        edge.child().toByteArray(),
                        edge.parent().toByteArray());
            }
            return null;
        });
    }

    @Override
    public List<Edge> openTo(Collection<ObjectId> parents) {
        return file.read(session -> {
            if (!isAny(session.prepare("SELECT 1 FROM dependencies LIMIT 1"))) {
                return List.of();
            }
            List<Edge> open = new ArrayList<>();
            for (ObjectId parent : parents) {
                open.addAll(edges(
                        session.prepare("SELECT child, parent FROM dependencies WHERE parent = ? AND met = 0", (Object)
                                parent.toByteArray())));
            }
            return open;
        });
    }

    @Override
    public List<Edge> open(ObjectId after, int most) {
        return file.read(session -> edges(session.prepare(
                "SELECT child, parent FROM dependencies WHERE child > ? AND met = 0 ORDER BY child LIMIT ?",
                after.toByteArray(),
                most)));
    }

    @Override
    public void met(Edge edge) {
        file.write(session -> session.run(
                "UPDATE dependencies SET met = 1 WHERE child = ? AND parent = ?",
                edge.child().toByteArray(),
                edge.parent().toByteArray()));
    }

    @Override
    public boolean waits(ObjectId child) {
        return file.read(session -> isAny(session.prepare(
                "SELECT 1 FROM dependencies WHERE child = ? AND met = 0 LIMIT 1", (Object) child.toByteArray())));
    }

    @Override
    public List<ObjectId> ready(int most) {
        return file.read(session -> {
            List<ObjectId> ready = new ArrayList<>();
            try (ResultSet rows = session.prepare(
                            "SELECT child FROM dependencies WHERE met = 1 GROUP BY child LIMIT ?", most)
                    .executeQuery()) {
                while (rows.next()) {
                    ready.add(new ObjectId(rows.getBytes(1)));
                }
            }
            return ready;
        });
    }

    @Override
    public void forget(ObjectId child) {
        file.write(session -> session.run("DELETE FROM dependencies WHERE child = ?", (Object) child.toByteArray()));
    }

    private static boolean isAny(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next();
        }
    }

    private static List<Edge> edges(PreparedStatement select) throws SQLException {
        List<Edge> edges = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                edges.add(new Edge(new ObjectId(rows.getBytes(1)), new ObjectId(rows.getBytes(2))));
            }
        }
        return edges;
    }
}
