import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Writes a repaired class of the JavaScript engine, which is found before the engine's own.
 *
 * <p>The engine computes {@code [7 - n, 0.5]} wrongly, once for each such literal: -4 for n = 4, in every version up to 25.5. An array
 * literal that has seen a fraction asks its elements for a double; the code generated for {@code -}, {@code *}, {@code /}
 * and {@code %} then takes a left operand that became a double for the int 0, when the right one stays an int. Array
 * literals have another path, which asks for any value: here they always take it.
 *
 * <p>Arguments: the folder of classes. The engine's jar must be on the class path.
 */
final class RepairEngine {

    private static final String NAME =
            "com/oracle/truffle/js/nodes/access/ArrayLiteralNode$DefaultArrayLiteralBaseNode.class";
    private static final String METHOD = "executeZeroBasedDoubleArray";
    private static final String FIELD = "seenUnexpectedInteger";

    private RepairEngine() {}

    public static void main(String[] arguments) throws IOException {
        AtomicInteger repaired = new AtomicInteger();
        CodeTransform always = (code, element) -> {
            code.with(element);
            if (element instanceof FieldInstruction field
                    && field.opcode() == Opcode.GETFIELD
                    && field.name().equalsString(FIELD)) {
                code.pop().iconst_1();
                repaired.incrementAndGet();
            }
        };
        Predicate<MethodModel> method = one -> one.methodName().equalsString(METHOD);
        ClassFile classes = ClassFile.of();
        byte[] bytes = classes.transformClass(
                classes.parse(original()), ClassTransform.transformingMethodBodies(method, always));
        if (repaired.get() != 1) {
            throw new IllegalStateException(NAME + " is not as expected: is the repair still needed?");
        }
        Path file = Path.of(arguments[0], NAME);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** The engine's own, not what an earlier build wrote. */
    private static byte[] original() throws IOException {
        URL jar = Collections.list(RepairEngine.class.getClassLoader().getResources(NAME)).stream()
                .filter(url -> url.getProtocol().equals("jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The engine is not on the class path."));
        try (InputStream in = jar.openStream()) {
            return in.readAllBytes();
        }
    }
}
