-- The roles as which the server works, and as which it seals and follows the ledger: plain ones, which no attribute
-- lifts over row-level security. Repeated whenever a password changes. The owner of the database needs CREATEROLE,
-- not more.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${server}') THEN
        CREATE ROLE ${server} LOGIN;
    END IF;
END $$;
ALTER ROLE ${server} LOGIN PASSWORD '${serverPassword}';
ALTER ROLE ${server} SET lock_timeout = '5s';
ALTER ROLE ${server} SET statement_timeout = '10s';
ALTER ROLE ${server} SET transaction_timeout = '10s';
ALTER ROLE ${server} SET idle_in_transaction_session_timeout = '10s';
-- Every statement is written for one plan, by an index, whatever its values: planning it anew would cost more than running
-- it, and a scan that was chosen while a table was small would be kept when it has grown.
ALTER ROLE ${server} SET plan_cache_mode = force_generic_plan;
ALTER ROLE ${server} SET enable_seqscan = off;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ${server};
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${server};
GRANT SELECT, INSERT, UPDATE, DELETE ON
    snapshot, verified_domain, user_claim, former_user, owner, license, seat, seat_wait, team_head, roster, enabled_connection, sent_notice, credential,
    sign_in_link, console_session, console_session_attributes, role_1,
    organization_view_1, connection_view_1, token_view_1, license_view_1, user_view_1, user_email_1, former_member_1,
    team_view_1, membership_span_1, seat_span_1, deprovisioning_1, refusal_1, scim_call_1, call_log_1,
    token_use_1, seat_refusal_1, seat_wait_1, seat_wait_block_1, provider_span_1, schema_view_1, resource_total_1, user_text_1,
    former_email_1, reconciliation_1, leaver_1 TO ${server};
-- History is added to and read, never changed. The ledger is read.
GRANT SELECT, INSERT ON event TO ${server};
GRANT SELECT ON ledger, organization_head, ledger_head, ledger_subtree, checkpoint,
    seat_held_1, seat_level_1, seat_history_1,
    user_version_1, user_email_version_1, user_value_version_1, user_level_1, user_history_1, team_version_1, membership_version_1, team_history_1,
    audit_entry_2, audit_mark_2, audit_state_2, audit_trail_2, view_rebuild TO ${server};
GRANT SELECT, INSERT ON installation TO ${server};
GRANT USAGE ON SCHEMA as_of TO ${server};
REVOKE ALL ON ALL TABLES IN SCHEMA as_of FROM ${server};
GRANT SELECT ON ALL TABLES IN SCHEMA as_of TO ${server};

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${sealer}') THEN
        CREATE ROLE ${sealer} LOGIN;
    END IF;
END $$;
ALTER ROLE ${sealer} LOGIN PASSWORD '${sealerPassword}';
-- A node that freezes holds the others back for no longer than this.
ALTER ROLE ${sealer} SET idle_in_transaction_session_timeout = '5s';
ALTER ROLE ${sealer} SET lock_timeout = '5s';
ALTER ROLE ${sealer} SET statement_timeout = '10s';
ALTER ROLE ${sealer} SET transaction_timeout = '10s';
ALTER ROLE ${sealer} SET plan_cache_mode = force_generic_plan;
ALTER ROLE ${sealer} SET enable_seqscan = off;
CALL admit_sealer('${sealer}');
CALL admit_signer('${sealer}');
GRANT SELECT, INSERT, UPDATE ON seat_held_1, seat_level_1, seat_history_1, audit_trail_2 TO ${sealer};
GRANT SELECT, INSERT, UPDATE ON user_version_1, user_email_version_1, user_value_version_1, user_level_1, user_history_1, team_version_1,
    membership_version_1, team_history_1 TO ${sealer};
GRANT SELECT, INSERT ON audit_entry_2, audit_mark_2 TO ${sealer};
GRANT SELECT, INSERT, UPDATE, DELETE ON audit_state_2 TO ${sealer};
-- Who compares views with events takes members and teams of all organizations at random, and sees of them who they are. Who
-- follows the ledger for one organization stays within it.
DO $$
DECLARE
    view text;
BEGIN
    FOREACH view IN ARRAY ARRAY['user_view_1', 'team_view_1', 'user_email_1', 'role_1', 'seat_wait_1', 'seat_span_1'] LOOP
        EXECUTE format('GRANT SELECT (ctid, organization_id, %I) ON %I TO ${sealer}',
            CASE view WHEN 'team_view_1' THEN 'team_id' ELSE 'user_id' END, view);
        EXECUTE format('DROP POLICY IF EXISTS sampling ON %I', view);
        EXECUTE format('CREATE POLICY sampling ON %I FOR SELECT TO ${sealer} USING (true)', view);
    END LOOP;
    GRANT SELECT (since_index) ON seat_span_1 TO ${sealer};
    DROP POLICY IF EXISTS sampling ON seat_held_1;
    CREATE POLICY sampling ON seat_held_1 FOR SELECT TO ${sealer} USING (current_organization() IS NULL);
END $$;
-- To tell how old a transaction is that holds sealing back. An owner who may not grant it leaves the age untold.
DO $$
BEGIN
    GRANT pg_read_all_stats TO ${sealer};
EXCEPTION WHEN insufficient_privilege THEN
    NULL;
END $$;
