package io.qworker.node.http;

/**
 * What {@link Llhttp} tells of a message. Everything answers 0 to go on, or one of {@link HttpErrno}'s numbers, or -1 for a
 * failure of its own. Parts of texts come as bytes of the array at hand, perhaps in several pieces.
 */
interface HttpEvents {

    int messageBegin();

    int url(byte[] data, int offset, int length);

    int status(byte[] data, int offset, int length);

    int headerField(byte[] data, int offset, int length);

    int headerValue(byte[] data, int offset, int length);

    int chunkExtension(byte[] data, int offset, int length);

    /** May also answer 1 (there is no body) or 2 (there is none, and another protocol follows). */
    int headersComplete();

    int body(byte[] data, int offset, int length);

    int messageComplete();

    int chunkHeader();

    int chunkComplete();
}
