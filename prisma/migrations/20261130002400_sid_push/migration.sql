-- The key under which a village's own system (SID) sends its workbook. What arrives waits for the operator as an upload does.
CREATE TABLE sid_push_key (
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  -- The duty that answers for it: ends with it, at once.
  grant_id uuid NOT NULL,
  hash bytea NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  revoked_by uuid,
  last_used_at timestamptz(3),
  CONSTRAINT sid_push_key_pkey PRIMARY KEY (id),
  CONSTRAINT sid_push_key_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES access_grant (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT sid_push_key_village CHECK (village_code ~ '^[0-9]{10}$'),
  CONSTRAINT sid_push_key_hash CHECK (length(hash) = 32),
  CONSTRAINT sid_push_key_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
COMMENT ON TABLE sid_push_key IS 'Kunci kiriman SID sebuah desa, sebagai sidik; paling banyak satu yang berlaku';
CREATE UNIQUE INDEX sid_push_key_hash_key ON sid_push_key (hash);
CREATE UNIQUE INDEX sid_push_key_one_idx ON sid_push_key (village_code) WHERE revoked_at IS NULL;
CREATE INDEX sid_push_key_grant_id_idx ON sid_push_key (grant_id);

ALTER TABLE import_batch ADD COLUMN pushed_by uuid;
COMMENT ON COLUMN import_batch.pushed_by IS 'Kunci kiriman SID; kosong bila diunggah orang';

REVOKE ALL ON sid_push_key FROM PUBLIC;
GRANT SELECT, INSERT ON sid_push_key TO mutakhir_app;
GRANT UPDATE (revoked_at, revoked_by, last_used_at) ON sid_push_key TO mutakhir_app;
