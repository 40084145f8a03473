package io.qworker.store.mongo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qworker.mongo.RealMongo;
import io.qworker.store.CountContract;
import io.qworker.store.DependencyContract;
import io.qworker.store.JobStoreContract;
import io.qworker.store.LeadershipContract;
import io.qworker.store.LeaseContract;
import io.qworker.store.LimitsContract;
import io.qworker.store.ListingContract;
import io.qworker.store.PauseContract;
import io.qworker.store.QueryContract;
import io.qworker.store.RequestContract;
import io.qworker.store.UniqueJobContract;
import org.junit.jupiter.api.BeforeAll;

/** The store against a real MongoDB, where there is one. */
class RealMongoJobStoreTest extends MongoFixture
        implements JobStoreContract,
                LeaseContract,
                LeadershipContract,
                RequestContract,
                UniqueJobContract,
                QueryContract,
                PauseContract,
                ListingContract,
                LimitsContract,
                DependencyContract,
                CountContract,
                NodePeersContract,
                CutOffRequestContract {

    @BeforeAll
    static void find() {
        assumeTrue(RealMongo.uri("any").isPresent(), "no real MongoDB");
    }

    @Override
    String uri(String database) {
        return RealMongo.uri(database).orElseThrow();
    }
}
