-- Where another system is told that there is something new to read. What is told holds nothing of any family.
CREATE TABLE api_hook (
  client_id uuid NOT NULL,
  address_sealed text NOT NULL,
  secret_sealed text NOT NULL,
  state text NOT NULL,
  -- Up to which transaction changes were told (household_revision.feed_era, feed_xid).
  told_era bigint NOT NULL,
  told_xid bigint NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  CONSTRAINT api_hook_pkey PRIMARY KEY (client_id),
  CONSTRAINT api_hook_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_client (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_hook_state CHECK (state IN ('active', 'stopped'))
);
COMMENT ON TABLE api_hook IS 'Alamat yang dikabari bila ada perubahan untuk dibaca aplikasi API';

CREATE TABLE api_hook_event (
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  kind text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  state text NOT NULL,
  tries smallint NOT NULL DEFAULT 0,
  next_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  status smallint,
  fault text,
  CONSTRAINT api_hook_event_pkey PRIMARY KEY (id),
  CONSTRAINT api_hook_event_client_id_fkey FOREIGN KEY (client_id) REFERENCES api_hook (client_id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT api_hook_event_kind CHECK (kind IN ('changes', 'test')),
  CONSTRAINT api_hook_event_state CHECK (state IN ('waiting', 'sent', 'given-up')),
  CONSTRAINT api_hook_event_ended CHECK ((state = 'waiting') = (ended_at IS NULL)),
  CONSTRAINT api_hook_event_fault CHECK (fault IN ('PRIVATE_ADDRESS', 'NO_HOST', 'UNREACHABLE', 'TLS', 'TIMEOUT', 'STATUS', 'GONE'))
);
COMMENT ON TABLE api_hook_event IS 'Kabar perubahan ke aplikasi API dan hasil pengirimannya';
CREATE INDEX api_hook_event_client_id_idx ON api_hook_event (client_id, made_at DESC, id DESC);
CREATE INDEX api_hook_event_due_idx ON api_hook_event (next_at, id) WHERE state = 'waiting';
-- What waits stands for all that has changed since.
CREATE UNIQUE INDEX api_hook_event_one_idx ON api_hook_event (client_id, kind) WHERE state = 'waiting';

ALTER TABLE api_client_step DROP CONSTRAINT api_client_step_kind;
ALTER TABLE api_client_step ADD CONSTRAINT api_client_step_kind CHECK (step IN ('made', 'approved', 'suspended', 'resumed', 'secret-made',
  'secret-revoked', 'taken-over', 'hook-set', 'hook-removed'));

REVOKE ALL ON api_hook, api_hook_event FROM PUBLIC;
GRANT SELECT, INSERT, DELETE ON api_hook, api_hook_event TO mutakhir_app;
GRANT UPDATE (state, told_era, told_xid) ON api_hook TO mutakhir_app;
GRANT UPDATE (state, tries, next_at, ended_at, status, fault) ON api_hook_event TO mutakhir_app;
