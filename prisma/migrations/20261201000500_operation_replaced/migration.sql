-- What a device's operation stands in place of. A table and not a list in the operation's row: each is looked up by itself, and is replaced once.
CREATE TABLE operation_replaced (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  user_id uuid NOT NULL,
  -- What was put right or let go: the portal may never have seen it.
  op_id uuid NOT NULL,
  by_op uuid NOT NULL,
  replaced_at timestamptz(3) NOT NULL,
  CONSTRAINT operation_replaced_pkey PRIMARY KEY (regency_code, user_id, op_id)
);
COMMENT ON TABLE operation_replaced IS 'Kiriman lapangan yang sudah diganti atau dilepas di perangkat; yang datang kemudian tidak berlaku';

-- As far as it was kept until now: the first of each chain.
INSERT INTO operation_replaced (regency_code, user_id, op_id, by_op, replaced_at)
  SELECT regency_code, user_id, supersedes, id, received_at FROM operation WHERE supersedes IS NOT NULL
  ON CONFLICT DO NOTHING;

ALTER TABLE operation_replaced ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE
  me constant text := $e$nullif(current_setting('app.actor', true), '')::uuid$e$;
BEGIN
  EXECUTE format('CREATE POLICY operation_replaced_own ON operation_replaced FOR ALL TO mutakhir_app USING (user_id = %s)', me);
END $$;
REVOKE ALL ON operation_replaced FROM PUBLIC;
GRANT SELECT, INSERT ON operation_replaced TO mutakhir_app;
