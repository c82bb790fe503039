-- Other systems that read by machine. None of these tables holds a family; what a client may see of families, the policies say.
CREATE TABLE api_client (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  purpose text NOT NULL,
  scopes text[] NOT NULL,
  requests_a_minute int NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to timestamptz(3) NOT NULL,
  state text NOT NULL,
  -- The duty that answers for it: ends with it, at once.
  grant_id uuid NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  approved_by uuid,
  approved_at timestamptz(3),
  CONSTRAINT api_client_pkey PRIMARY KEY (id),
  CONSTRAINT api_client_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES access_grant (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_client_region_shape CHECK (region_code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})$'),
  CONSTRAINT api_client_words CHECK (length(name) BETWEEN 3 AND 100 AND length(purpose) BETWEEN 5 AND 500),
  CONSTRAINT api_client_scopes CHECK (cardinality(scopes) BETWEEN 1 AND 20),
  CONSTRAINT api_client_rate CHECK (requests_a_minute BETWEEN 1 AND 6000),
  CONSTRAINT api_client_window CHECK (valid_from < valid_to),
  CONSTRAINT api_client_state CHECK (state IN ('waiting', 'active', 'suspended')),
  CONSTRAINT api_client_approved CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  -- Families by machine are two people's decision.
  CONSTRAINT api_client_two_people CHECK (approved_by IS NULL OR approved_by <> made_by),
  CONSTRAINT api_client_families CHECK (state <> 'active' OR approved_by IS NOT NULL
    OR NOT scopes && ARRAY['households:read', 'households:identify', 'proposals:read', 'changes:read'])
);
COMMENT ON TABLE api_client IS 'Aplikasi lain yang membaca lewat API: wilayah, cakupan, masa berlaku, keadaan';
CREATE INDEX api_client_region_code_idx ON api_client (region_code, id);
CREATE INDEX api_client_grant_id_idx ON api_client (grant_id);

CREATE TABLE api_secret (
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  hash bytea NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  CONSTRAINT api_secret_pkey PRIMARY KEY (id),
  CONSTRAINT api_secret_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_secret_hash CHECK (length(hash) = 32)
);
COMMENT ON TABLE api_secret IS 'Rahasia aplikasi API sebagai sidik; paling banyak dua yang berlaku';
CREATE INDEX api_secret_client_id_idx ON api_secret (client_id);

CREATE TABLE api_token (
  hash bytea NOT NULL,
  client_id uuid NOT NULL,
  secret_id uuid NOT NULL,
  scopes text[] NOT NULL,
  made_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  CONSTRAINT api_token_pkey PRIMARY KEY (hash),
  CONSTRAINT api_token_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_token_secret_id_fkey FOREIGN KEY (secret_id) REFERENCES api_secret (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_token_hash CHECK (length(hash) = 32)
);
COMMENT ON TABLE api_token IS 'Tanda akses API yang berlaku seperempat jam, sebagai sidik';
CREATE INDEX api_token_client_id_idx ON api_token (client_id, expires_at);
CREATE INDEX api_token_secret_id_idx ON api_token (secret_id);

CREATE TABLE api_use (
  client_id uuid NOT NULL,
  day date NOT NULL,
  answered int NOT NULL,
  refused int NOT NULL,
  last_at timestamptz(3) NOT NULL,
  CONSTRAINT api_use_pkey PRIMARY KEY (client_id, day),
  CONSTRAINT api_use_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_use_counts CHECK (answered >= 0 AND refused >= 0)
);
COMMENT ON TABLE api_use IS 'Banyaknya permintaan aplikasi API setiap hari';

-- What people did with a client, in order.
CREATE TABLE api_client_step (
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  user_id uuid NOT NULL,
  step text NOT NULL,
  reason text,
  CONSTRAINT api_client_step_pkey PRIMARY KEY (id),
  CONSTRAINT api_client_step_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_client_step_kind CHECK (step IN ('made', 'approved', 'suspended', 'resumed', 'secret-made', 'secret-revoked', 'taken-over')),
  CONSTRAINT api_client_step_reason CHECK (length(reason) <= 500)
);
COMMENT ON TABLE api_client_step IS 'Riwayat aplikasi API; hanya bisa ditambah';
CREATE INDEX api_client_step_client_id_idx ON api_client_step (client_id, at);

REVOKE ALL ON api_client, api_secret, api_token, api_use, api_client_step FROM PUBLIC;
GRANT SELECT, INSERT ON api_client, api_secret, api_token, api_use, api_client_step TO mutakhir_app;
GRANT UPDATE (state, grant_id, approved_by, approved_at) ON api_client TO mutakhir_app;
GRANT UPDATE (revoked_at) ON api_secret TO mutakhir_app;
GRANT UPDATE (answered, refused, last_at) ON api_use TO mutakhir_app;
GRANT DELETE ON api_token TO mutakhir_app;
