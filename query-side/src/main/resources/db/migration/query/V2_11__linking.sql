-- Whether an owner lets the identity provider take over what people keep.
ALTER TABLE user_view_1 ADD COLUMN link_allowed boolean NOT NULL DEFAULT false;
ALTER TABLE team_view_1 ADD COLUMN link_allowed boolean NOT NULL DEFAULT false;
