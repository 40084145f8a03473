package io.qworker.node.tls;

/** OpenSSL's verdicts on certificates that Node shows by their names. */
enum VerifyError {
    UNABLE_TO_GET_ISSUER_CERT("unable to get issuer certificate"),
    UNABLE_TO_GET_CRL("unable to get certificate CRL"),
    CERT_SIGNATURE_FAILURE("certificate signature failure"),
    CERT_NOT_YET_VALID("certificate is not yet valid"),
    CERT_HAS_EXPIRED("certificate has expired"),
    CRL_HAS_EXPIRED("CRL has expired"),
    DEPTH_ZERO_SELF_SIGNED_CERT("self-signed certificate"),
    SELF_SIGNED_CERT_IN_CHAIN("self-signed certificate in certificate chain"),
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY("unable to get local issuer certificate"),
    UNABLE_TO_VERIFY_LEAF_SIGNATURE("unable to verify the first certificate"),
    CERT_REVOKED("certificate revoked"),
    INVALID_CA("invalid CA certificate"),
    PATH_LENGTH_EXCEEDED("path length constraint exceeded"),
    INVALID_PURPOSE("unsuitable certificate purpose");

    private final String reason;

    VerifyError(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
