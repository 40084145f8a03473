package io.qworker.http;

import io.qworker.mongo.TestMongo;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class MongoJobRoutesTest implements JobRoutesContract {

    private static TestMongo mongo;

    private HttpFixture http;

    @BeforeAll
    static void startServer() {
        mongo = new TestMongo();
    }

    @AfterAll
    static void stopServer() {
        mongo.close();
    }

    @BeforeEach
    void start() {
        http = HttpFixture.overMongo(mongo.uri("qworker-test-" + new ObjectId()));
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Override
    public HttpFixture http() {
        return http;
    }
}
