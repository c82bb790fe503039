-- Nobody but its owner ever knows a password: until the owner has chosen one, there is none.
ALTER TABLE app_user ALTER COLUMN password_hash DROP NOT NULL;

-- The code on a slip of paper with which a person chooses their password, once. The last one given is the only one.
CREATE TABLE activation (
  user_id uuid NOT NULL,
  -- Keyed: the code itself is on paper alone.
  code_hash bytea NOT NULL,
  valid_to timestamptz(3) NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  CONSTRAINT activation_pkey PRIMARY KEY (user_id),
  CONSTRAINT activation_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT activation_hash CHECK (octet_length(code_hash) = 32),
  CONSTRAINT activation_window CHECK (valid_to > made_at)
);
COMMENT ON TABLE activation IS 'Kode aktivasi sekali pakai seorang pengguna';
GRANT SELECT, INSERT, UPDATE ON activation TO mutakhir_app;
