package io.qworker.node.module;

import com.oracle.js.parser.ir.Module.ExportEntry;
import com.oracle.js.parser.ir.Module.ImportEntry;
import com.oracle.js.parser.ir.Module.ModuleRequest;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSException;
import com.oracle.truffle.js.runtime.objects.ExportResolution;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSModuleRecord;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.JsValues;
import io.qworker.js.PrivateSymbols;
import java.util.List;

/** Whether the modules that a module imports from export what it wants; if not, a SyntaxError with V8's words. */
final class ImportCheck {

    private final JSModuleRecord module;

    private ImportCheck(JSModuleRecord module) {
        this.module = module;
    }

    static void run(JSModuleRecord module) {
        ImportCheck check = new ImportCheck(module);
        for (ImportEntry entry : module.getModule().getImportEntries()) {
            check.require(entry.getModuleRequest(), entry.getImportName());
        }
        for (ExportEntry entry : module.getModule().getIndirectExportEntries()) {
            check.require(entry.getModuleRequest(), entry.getImportName());
        }
    }

    private void require(ModuleRequest request, TruffleString name) {
        if (name.equals(com.oracle.js.parser.ir.Module.STAR_NAME)) {
            return;
        }
        ExportResolution found = module.getImportedModule(request).resolveExport(name);
        if (found.isNull()) {
            throw failure("The requested module '%s' does not provide an export named '%s'", request, name);
        }
        if (found.isAmbiguous()) {
            throw failure(
                    "The requested module '%s' contains conflicting star exports for name '%s'" + rivals(request, name),
                    request,
                    name);
        }
    }

    /** The two that export the same name, as far as they lie at hand. */
    private String rivals(ModuleRequest request, TruffleString name) {
        if (!(module.getImportedModule(request) instanceof JSModuleRecord imported)) {
            return "";
        }
        List<String> sources = imported.getModule().getStarExportEntries().stream()
                .map(ExportEntry::getModuleRequest)
                .filter(star ->
                        !imported.getImportedModule(star).resolveExport(name).isNull())
                .map(star -> star.specifier().toJavaStringUncached())
                .toList();
        return sources.isEmpty() ? "" : " with the previous requested module '" + sources.getLast() + "'";
    }

    private JSException failure(String format, ModuleRequest request, TruffleString name) {
        String specifier = request.specifier().toJavaStringUncached();
        JSException failure = Errors.createSyntaxError(String.format(format, specifier, name.toJavaStringUncached()));
        String arrow = ImportPosition.arrow(module.getSource(), specifier, name.toJavaStringUncached());
        JSObject.set(
                (JSDynamicObject) failure.getErrorObject(),
                PrivateSymbols.create("node:arrowMessage"),
                JsValues.string(arrow));
        return failure;
    }
}
