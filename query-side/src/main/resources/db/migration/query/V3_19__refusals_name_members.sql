-- The audit trail tells whom a refusal is about, and what was found by comparing a list of leavers. Who follows the ledger
-- for it begins anew.
TRUNCATE audit_entry_2, audit_mark_2, audit_state_2, audit_trail_2;
DELETE FROM ledger_follower WHERE name = 'audit trail 2';

-- Of refusals alone: whoever was refused, null for who was never a member.
ALTER TABLE audit_entry_2 ADD COLUMN user_id uuid;
