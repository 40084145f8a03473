package io.qworker.store.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;

/** The driver's failures in words for people, without credentials. */
final class Failures {

    private static final int UNAUTHORIZED = 13;

    private Failures() {}

    static String explain(MongoException failure, String address) {
        return switch (failure) {
            case MongoSecurityException _ -> refused(address);
            case MongoTimeoutException _ when causedBySecurity(failure) -> refused(address);
            case MongoTimeoutException timeout -> unreachable(address, reason(timeout));
            case MongoSocketException socket -> unreachable(address, socket.getMessage());
            case MongoInterruptedException _ -> "Interrupted while waiting for MongoDB at " + address + ".";
            case MongoCommandException command
            when command.getErrorCode() == UNAUTHORIZED ->
                "MongoDB at " + address + " does not allow this user to do that: " + command.getErrorMessage();
            default -> "MongoDB at " + address + " reports: " + failure.getMessage();
        };
    }

    private static String unreachable(String address, String reason) {
        return "Cannot reach MongoDB at " + address + ": " + reason
                + ". Check that it runs and that the address is right.";
    }

    private static String refused(String address) {
        return "MongoDB at " + address + " refuses these credentials. Check the user, the password and the authSource.";
    }

    private static boolean causedBySecurity(MongoException failure) {
        return failure.getMessage() != null && failure.getMessage().contains("MongoSecurityException");
    }

    /** The driver tells the cause only within a long description of the cluster. */
    private static String reason(MongoTimeoutException timeout) {
        String text = String.valueOf(timeout.getMessage());
        if (text.contains("ConnectException")) {
            return "connection refused";
        }
        if (text.contains("UnknownHostException")) {
            return "no such host";
        }
        return "no answer in time";
    }
}
