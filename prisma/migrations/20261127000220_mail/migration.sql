-- A person's own mail address: sealed, in force only once they have confirmed it.
CREATE TABLE mail_address (
  user_id uuid NOT NULL,
  address_sealed text,
  confirmed_at timestamptz(3),
  pending_sealed text,
  -- The code that confirms follows from this and a key; it is stored nowhere.
  pending_id uuid,
  pending_until timestamptz(3),
  pending_tries smallint NOT NULL DEFAULT 0,
  wants_digest boolean NOT NULL DEFAULT true,
  decisions_told_at timestamptz(3),
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT mail_address_pkey PRIMARY KEY (user_id),
  CONSTRAINT mail_address_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT mail_address_confirmed CHECK ((address_sealed IS NULL) = (confirmed_at IS NULL)),
  CONSTRAINT mail_address_pending CHECK ((pending_sealed IS NULL) = (pending_id IS NULL) AND (pending_id IS NULL) = (pending_until IS NULL)),
  CONSTRAINT mail_address_sealed CHECK ((address_sealed IS NULL OR address_sealed LIKE 's1.%') AND (pending_sealed IS NULL OR pending_sealed LIKE 's1.%'))
);
COMMENT ON TABLE mail_address IS 'Alamat surel seorang pengguna, tersegel; dipakai setelah dikonfirmasi';
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_address TO mutakhir_app;

-- Mails to be sent: kinds, codes, days and counts. Neither address nor name; the text is made when it is sent.
CREATE TABLE mail_outbox (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL,
  facts jsonb NOT NULL,
  once_key text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  state text NOT NULL,
  tries smallint NOT NULL DEFAULT 0,
  next_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  -- A code of the last failure, never the server's text: it may quote the address.
  fault text,
  CONSTRAINT mail_outbox_pkey PRIMARY KEY (id),
  CONSTRAINT mail_outbox_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT mail_outbox_kind_known CHECK (kind IN ('confirm', 'reminder', 'digest', 'delegation', 'decision')),
  CONSTRAINT mail_outbox_state_known CHECK (state IN ('waiting', 'sent', 'given-up', 'dropped')),
  CONSTRAINT mail_outbox_ended CHECK ((state = 'waiting') = (ended_at IS NULL)),
  CONSTRAINT mail_outbox_fault_shape CHECK (fault IS NULL OR fault ~ '^[A-Z0-9_]{1,40}$')
);
COMMENT ON TABLE mail_outbox IS 'Surel yang akan atau sudah dikirim: jenis, kode, dan jumlah saja';
CREATE UNIQUE INDEX mail_outbox_user_id_once_key_key ON mail_outbox (user_id, once_key);
CREATE INDEX mail_outbox_next_at_idx ON mail_outbox (next_at, id) WHERE state = 'waiting';
CREATE INDEX mail_outbox_ended_at_idx ON mail_outbox (ended_at DESC, id DESC) WHERE state = 'given-up';
GRANT SELECT, INSERT, UPDATE ON mail_outbox TO mutakhir_app;
