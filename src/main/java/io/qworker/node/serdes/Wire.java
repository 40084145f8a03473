package io.qworker.node.serdes;

/** The tags of V8's wire format. Source: V8's value-serializer.cc. */
final class Wire {

    static final int VERSION = 15;

    static final int HEADER = 0xff;
    static final int PADDING = 0;
    static final int VERIFY_OBJECT_COUNT = '?';
    static final int THE_HOLE = '-';
    static final int UNDEFINED = '_';
    static final int NULL = '0';
    static final int TRUE = 'T';
    static final int FALSE = 'F';
    static final int INT32 = 'I';
    static final int UINT32 = 'U';
    static final int DOUBLE = 'N';
    static final int BIG_INT = 'Z';
    static final int UTF8_STRING = 'S';
    static final int ONE_BYTE_STRING = '"';
    static final int TWO_BYTE_STRING = 'c';
    static final int OBJECT_REFERENCE = '^';
    static final int BEGIN_OBJECT = 'o';
    static final int END_OBJECT = '{';
    static final int BEGIN_SPARSE_ARRAY = 'a';
    static final int END_SPARSE_ARRAY = '@';
    static final int BEGIN_DENSE_ARRAY = 'A';
    static final int END_DENSE_ARRAY = '$';
    static final int DATE = 'D';
    static final int TRUE_OBJECT = 'y';
    static final int FALSE_OBJECT = 'x';
    static final int NUMBER_OBJECT = 'n';
    static final int BIG_INT_OBJECT = 'z';
    static final int STRING_OBJECT = 's';
    static final int REG_EXP = 'R';
    static final int BEGIN_MAP = ';';
    static final int END_MAP = ':';
    static final int BEGIN_SET = '\'';
    static final int END_SET = ',';
    static final int ARRAY_BUFFER = 'B';
    static final int RESIZABLE_ARRAY_BUFFER = '~';
    static final int ARRAY_BUFFER_TRANSFER = 't';
    static final int ARRAY_BUFFER_VIEW = 'V';
    static final int SHARED_ARRAY_BUFFER = 'u';
    static final int HOST_OBJECT = '\\';
    static final int ERROR = 'r';

    static final int DATA_VIEW = '?';

    static final int ERROR_MESSAGE = 'm';
    static final int ERROR_CAUSE = 'c';
    static final int ERROR_STACK = 's';
    static final int ERROR_END = '.';

    static final int LENGTH_TRACKING = 1;
    static final int BACKED_BY_RESIZABLE = 2;

    /** The flags of a regular expression, by their bit. 6 is V8's own and never written. */
    static final String REG_EXP_FLAGS = "gimyus\0dv";

    private Wire() {}
}
