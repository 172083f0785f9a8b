-- Who was active at a position is counted in the index alone; the rows hold whole documents.
DROP INDEX user_version_in_order_1;
CREATE UNIQUE INDEX user_version_in_order_1 ON user_version_1 (organization_id, user_id, since) INCLUDE (until, active);
