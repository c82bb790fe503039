-- Who asks for families by the social registry's standard is two people's decision, as who reads them otherwise.
ALTER TABLE api_client DROP CONSTRAINT api_client_families;
ALTER TABLE api_client ADD CONSTRAINT api_client_families CHECK (state <> 'active' OR approved_by IS NOT NULL
  OR NOT scopes && ARRAY['households:read', 'households:identify', 'proposals:read', 'proposals:draft', 'changes:read',
    'registry:search', 'registry:subscribe']);

-- The portal's own keys: the newest signs, the others still prove what they signed.
CREATE TABLE api_signing_key (
  kid text NOT NULL,
  public_key text NOT NULL,
  private_sealed text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  CONSTRAINT api_signing_key_pkey PRIMARY KEY (kid)
);
COMMENT ON TABLE api_signing_key IS 'Kunci tanda tangan portal untuk pesan registri sosial';

-- Where a partner may be called back.
CREATE TABLE api_partner (
  client_id uuid NOT NULL,
  hosts text[] NOT NULL,
  callback_sealed text,
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  CONSTRAINT api_partner_pkey PRIMARY KEY (client_id),
  CONSTRAINT api_partner_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_partner_hosts CHECK (cardinality(hosts) <= 5)
);
COMMENT ON TABLE api_partner IS 'Tuan rumah panggilan balik mitra registri sosial';

CREATE TABLE api_partner_key (
  client_id uuid NOT NULL,
  kid text NOT NULL,
  algorithm text NOT NULL,
  public_key text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  CONSTRAINT api_partner_key_pkey PRIMARY KEY (client_id, kid),
  CONSTRAINT api_partner_key_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_partner_key_algorithm CHECK (algorithm IN ('ed25519', 'es256', 'rs256'))
);
COMMENT ON TABLE api_partner_key IS 'Kunci publik mitra registri sosial';

-- Which granted request for data a client acts under. That one has ended is asked of the request itself.
CREATE TABLE api_partner_grant (
  client_id uuid NOT NULL,
  regency_code text NOT NULL,
  request_id uuid NOT NULL,
  linked_by uuid NOT NULL,
  linked_at timestamptz(3) NOT NULL,
  CONSTRAINT api_partner_grant_pkey PRIMARY KEY (client_id, regency_code, request_id),
  CONSTRAINT api_partner_grant_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id) ON UPDATE NO ACTION ON DELETE CASCADE
);
COMMENT ON TABLE api_partner_grant IS 'Permintaan data yang menjadi izin sebuah klien registri sosial';

-- Every message once: what was asked (sealed, for who answers later) and what became of each request of it.
CREATE TABLE api_message (
  client_id uuid NOT NULL,
  message_id text NOT NULL,
  correlation_id uuid NOT NULL,
  action text NOT NULL,
  transaction_id text NOT NULL,
  reference_ids text[] NOT NULL,
  state text NOT NULL,
  outcomes jsonb NOT NULL,
  content_sealed bytea,
  callback_sealed text,
  received_at timestamptz(3) NOT NULL,
  CONSTRAINT api_message_pkey PRIMARY KEY (client_id, message_id),
  CONSTRAINT api_message_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_message_action CHECK (action IN ('search', 'subscribe', 'unsubscribe', 'txn-status')),
  CONSTRAINT api_message_state CHECK (state IN ('rcvd', 'pdng', 'succ', 'rjct'))
);
COMMENT ON TABLE api_message IS 'Pesan registri sosial yang diterima dan hasilnya';
CREATE UNIQUE INDEX api_message_correlation_idx ON api_message (correlation_id);
CREATE INDEX api_message_transaction_idx ON api_message (client_id, transaction_id);
CREATE INDEX api_message_received_idx ON api_message (received_at);

CREATE TABLE api_subscription (
  code uuid NOT NULL,
  client_id uuid NOT NULL,
  regency_code text NOT NULL,
  request_id uuid NOT NULL,
  event text NOT NULL,
  record_type text NOT NULL,
  criteria_sealed bytea NOT NULL,
  filter_hash bytea NOT NULL,
  callback_sealed text NOT NULL,
  frequency text,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3),
  state text NOT NULL,
  told_era bigint NOT NULL,
  told_xid bigint NOT NULL,
  looked_at timestamptz(3) NOT NULL,
  made_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  CONSTRAINT api_subscription_pkey PRIMARY KEY (code),
  CONSTRAINT api_subscription_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_subscription_event CHECK (event IN ('REGISTER', 'UPDATE', 'DEREGISTER')),
  CONSTRAINT api_subscription_record_type CHECK (record_type IN ('Group', 'Member', 'SRPerson')),
  CONSTRAINT api_subscription_state CHECK (state IN ('subscribe', 'unsubscribe')),
  CONSTRAINT api_subscription_ended CHECK ((state = 'subscribe') = (ended_at IS NULL))
);
COMMENT ON TABLE api_subscription IS 'Langganan perubahan oleh mitra registri sosial';
CREATE INDEX api_subscription_client_id_idx ON api_subscription (client_id, made_at DESC, code);
CREATE UNIQUE INDEX api_subscription_one_idx ON api_subscription (client_id, request_id, event, record_type, filter_hash)
  WHERE state = 'subscribe';

-- What is to be sent to a partner. It holds no record: what is told is read when it is sent, under what the grant is then.
CREATE TABLE api_callback (
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  action text NOT NULL,
  correlation_id uuid,
  subscription uuid,
  -- Of a notice: the changes after the first place up to the second, and which page of the families.
  from_era bigint,
  from_xid bigint,
  to_era bigint,
  to_xid bigint,
  page smallint NOT NULL DEFAULT 0,
  made_at timestamptz(3) NOT NULL,
  state text NOT NULL,
  tries smallint NOT NULL DEFAULT 0,
  next_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  status smallint,
  fault text,
  CONSTRAINT api_callback_pkey PRIMARY KEY (id),
  CONSTRAINT api_callback_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_callback_subscription_fkey FOREIGN KEY (subscription) REFERENCES api_subscription (code) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_callback_action CHECK (action IN ('on-search', 'on-subscribe', 'on-unsubscribe', 'txn-on-status', 'notify')),
  CONSTRAINT api_callback_about CHECK ((action = 'notify') = (subscription IS NOT NULL) AND (action = 'notify') = (correlation_id IS NULL)),
  CONSTRAINT api_callback_state CHECK (state IN ('waiting', 'sent', 'given-up')),
  CONSTRAINT api_callback_ended CHECK ((state = 'waiting') = (ended_at IS NULL)),
  CONSTRAINT api_callback_fault CHECK (fault IN ('PRIVATE_ADDRESS', 'NO_HOST', 'UNREACHABLE', 'TLS', 'TIMEOUT', 'STATUS', 'GONE', 'NO_GRANT'))
);
COMMENT ON TABLE api_callback IS 'Panggilan balik registri sosial dan hasil pengirimannya';
CREATE INDEX api_callback_client_id_idx ON api_callback (client_id, made_at DESC, id DESC);
CREATE INDEX api_callback_due_idx ON api_callback (next_at, id) WHERE state = 'waiting';

ALTER TABLE api_client_step DROP CONSTRAINT api_client_step_kind;
ALTER TABLE api_client_step ADD CONSTRAINT api_client_step_kind CHECK (step IN ('made', 'approved', 'suspended', 'resumed', 'secret-made',
  'secret-revoked', 'taken-over', 'hook-set', 'hook-removed', 'hosts-set', 'key-added', 'key-revoked', 'grant-linked', 'grant-unlinked',
  'subscription-ended'));

REVOKE ALL ON api_signing_key, api_partner, api_partner_key, api_partner_grant, api_message, api_subscription, api_callback FROM PUBLIC;
GRANT SELECT, INSERT ON api_signing_key, api_partner_key TO mutakhir_app;
GRANT SELECT, INSERT, DELETE ON api_partner, api_partner_grant, api_message, api_callback TO mutakhir_app;
GRANT SELECT, INSERT ON api_subscription TO mutakhir_app;
GRANT UPDATE (revoked_at) ON api_partner_key TO mutakhir_app;
GRANT UPDATE (hosts, callback_sealed, set_by, set_at) ON api_partner TO mutakhir_app;
GRANT UPDATE (state, outcomes, content_sealed) ON api_message TO mutakhir_app;
GRANT UPDATE (state, told_era, told_xid, looked_at, ended_at) ON api_subscription TO mutakhir_app;
GRANT UPDATE (state, tries, next_at, ended_at, status, fault) ON api_callback TO mutakhir_app;
