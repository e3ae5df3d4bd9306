package org.project360.notification.school;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.project360.chassis.audit.Audit;
import org.project360.notification.school.RegisterDiff.Changes;
import org.project360.notification.school.RegisterDiff.Rejects;

/** Takes a file of the national register: all of it in one transaction, or none. */
@ApplicationScoped
class ImportRegister {

    private static final int CHUNK = 2_000;
    private static final int TIMEOUT_SECONDS = 300;

    private final RegisterTable table;
    private final RegisterImports imports;
    private final Audit audit;

    ImportRegister(RegisterTable table, RegisterImports imports, Audit audit) {
        this.table = table;
        this.imports = imports;
        this.audit = audit;
    }

    /**
     * Imports.
     *
     * @throws RegisterUnusable if nothing of the file can be used; the register stays as it was
     */
    @Transactional
    @TransactionConfiguration(timeout = TIMEOUT_SECONDS)
    RegisterDiff importFrom(InputStream file, Charset charset) {
        table.lock();
        return take(file, charset);
    }

    /** Imports unless there is a register already. */
    @Transactional
    @TransactionConfiguration(timeout = TIMEOUT_SECONDS)
    Optional<RegisterDiff> importIfEmpty(InputStream file, Charset charset) {
        table.lock();
        return table.isEmpty() ? Optional.of(take(file, charset)) : Optional.empty();
    }

    private RegisterDiff take(InputStream file, Charset charset) {
        table.createStage();
        List<Establishment> chunk = new ArrayList<>(CHUNK);
        List<RejectedLine> rejects = new ArrayList<>();
        int[] rows = {0};
        new RegisterFile(
                        line -> {
                            rows[0]++;
                            chunk.add(line);
                            if (chunk.size() == CHUNK) {
                                table.stage(chunk);
                                chunk.clear();
                            }
                        },
                        rejects::add)
                .read(file, charset);
        if (!chunk.isEmpty()) {
            table.stage(chunk);
        }
        RegisterDiff diff = new RegisterDiff(
                rows[0],
                Changes.of(table.opened()),
                Changes.of(table.closed()),
                Changes.of(table.renamed()),
                Changes.of(table.moved()),
                table.absent(),
                Rejects.of(rejects));
        table.merge();
        imports.remember(diff);
        audit.record("register.import", "register", "establishments", "rows=" + rows[0]);
        return diff;
    }
}
