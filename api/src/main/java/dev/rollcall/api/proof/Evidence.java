package dev.rollcall.api.proof;

import dev.rollcall.query.organization.OrganizationView;
import dev.rollcall.query.proof.Origins;
import dev.rollcall.query.proof.SignedCheckpoint;
import java.time.Instant;

/**
 * What a pack is about.
 *
 * @param since size of an earlier checkpoint that the log is shown to continue, 0 for none
 * @param checkpoint the one under which the pack stands
 * @param madeBy for people
 */
record Evidence(
        OrganizationView organization,
        SignedHistory.Range range,
        Payloads payloads,
        long since,
        SignedCheckpoint checkpoint,
        Instant made,
        String madeBy) {
    Evidence since(long size) {
        return new Evidence(organization, range, payloads, size, checkpoint, made, madeBy);
    }

    String origin() {
        return Origins.of(organization.id().value());
    }

    String fileName() {
        return "rollcall-evidence-%s-%d-to-%d.zip".formatted(organization.id(), range.first(), range.last());
    }
}
