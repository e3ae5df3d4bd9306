package org.project360.followup.testing;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.project360.followup.storage.Statements;

/** The real statements, counted. */
@Mock
@Singleton
public class CountingStatements extends Statements {

    private final AtomicInteger run = new AtomicInteger();

    CountingStatements(DataSource dataSource) {
        super(dataSource);
    }

    public int run() {
        return run.get();
    }

    @Override
    public int update(String what, String sql, @Nullable Object... parameters) {
        run.incrementAndGet();
        return super.update(what, sql, parameters);
    }

    @Override
    public <R> List<R> query(String what, String sql, RowReader<R> reader, @Nullable Object... parameters) {
        run.incrementAndGet();
        return super.query(what, sql, reader, parameters);
    }
}
