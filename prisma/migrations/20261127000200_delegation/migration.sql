-- A duty handed over during leave: a grant of its own for the colleague, that holds only while the giver's holds.
ALTER TABLE access_grant ADD COLUMN delegated_from uuid;
COMMENT ON COLUMN access_grant.delegated_from IS 'Hak akses yang dilimpahkan selama cuti; hanya berlaku selama yang asal berlaku';
ALTER TABLE access_grant
  ADD CONSTRAINT access_grant_delegated_from_fkey FOREIGN KEY (delegated_from) REFERENCES access_grant (id) ON UPDATE NO ACTION ON DELETE NO ACTION,
  ADD CONSTRAINT access_grant_delegated CHECK ((source = 'delegated') = (delegated_from IS NOT NULL)),
  ADD CONSTRAINT access_grant_delegated_ends CHECK (delegated_from IS NULL OR (valid_to IS NOT NULL AND level = 'full'));
CREATE INDEX access_grant_delegated_from_idx ON access_grant (delegated_from) WHERE delegated_from IS NOT NULL;

-- What the portal tells one person: kinds, codes and counts. No family, no NIK.
CREATE TABLE notice (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  -- The grant it is about; names are read from there.
  grant_id uuid,
  facts jsonb NOT NULL,
  -- Made once, however often a job runs.
  once_key text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  seen_at timestamptz(3),
  CONSTRAINT notice_pkey PRIMARY KEY (id),
  CONSTRAINT notice_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT notice_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES access_grant (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT notice_kind_known CHECK (kind IN ('delegation-given', 'delegation-ended', 'reminder-tier', 'reminder-returned', 'reminder-draft', 'reminder-meeting', 'digest')),
  CONSTRAINT notice_region_shape CHECK (region_code = '0' OR region_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})$'),
  CONSTRAINT notice_once_key_size CHECK (length(once_key) BETWEEN 1 AND 120)
);
COMMENT ON TABLE notice IS 'Pemberitahuan kepada satu pengguna: jenis, kode, dan jumlah saja';
CREATE UNIQUE INDEX notice_user_id_once_key_key ON notice (user_id, once_key);
CREATE INDEX notice_user_id_made_at_idx ON notice (user_id, made_at DESC, id DESC);
CREATE INDEX notice_grant_id_idx ON notice (grant_id) WHERE grant_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON notice TO mutakhir_app;
