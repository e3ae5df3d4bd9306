package org.project360.followup.evaluation.sealed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.contracts.randomisation.ServiceOverridden;
import org.project360.followup.evaluation.Overridden;
import org.project360.followup.storage.Statements;
import org.project360.followup.storage.Statements.Column;

/** Keeps overrides, each once, and says how many there are. */
@ApplicationScoped
class ServiceOverrides implements Overridden {

    private final Statements statements;
    private final SealedFacts facts;

    ServiceOverrides(Statements statements, SealedFacts facts) {
        this.statements = statements;
        this.facts = facts;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(List<ServiceOverridden> overrides) {
        Map<String, ServiceOverridden> byDigest = new LinkedHashMap<>();
        overrides.forEach(
                one -> byDigest.put(SealedFacts.digest(one.overrideId().toString()), one));
        statements.update(
                "service overrides",
                "insert into evaluation.service_override (fact, trial_id, sealed)"
                        + " select decode(fact, 'hex'), trial_id, sealed"
                        + " from unnest(?::text[], ?::uuid[], ?::bytea[]) f(fact, trial_id, sealed)"
                        + " order by fact on conflict do nothing",
                Column.of("text", byDigest.keySet(), digest -> digest),
                Column.of("uuid", byDigest.values(), ServiceOverridden::trialId),
                Column.of(
                        "bytea",
                        byDigest.entrySet(),
                        one -> facts.seal("evaluation.service_override", one.getKey(), one.getValue())));
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public long of(UUID trialId) {
        return statements
                .query(
                        "service overrides",
                        "select count(*) from evaluation.service_override where trial_id = ?",
                        row -> row.getLong(1),
                        trialId)
                .get(0);
    }
}
