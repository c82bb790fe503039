-- Records of families go to these hosts: what is asked for counts once a second person has confirmed it. What one person alone had set
-- waits for that word.
ALTER TABLE api_partner ADD COLUMN asked_hosts text[], ADD COLUMN asked_callback_sealed text, ADD COLUMN asked_by uuid,
  ADD COLUMN asked_at timestamptz(3), ADD COLUMN confirmed_by uuid, ADD COLUMN confirmed_at timestamptz(3);
UPDATE api_partner SET asked_hosts = hosts, asked_callback_sealed = callback_sealed, asked_by = set_by, asked_at = set_at, hosts = '{}',
  callback_sealed = NULL WHERE cardinality(hosts) > 0;
ALTER TABLE api_partner ADD CONSTRAINT api_partner_asked CHECK (num_nonnulls(asked_hosts, asked_by, asked_at) IN (0, 3)
    AND (asked_callback_sealed IS NULL OR asked_hosts IS NOT NULL) AND cardinality(asked_hosts) <= 5),
  ADD CONSTRAINT api_partner_two_people CHECK (confirmed_by <> set_by),
  ADD CONSTRAINT api_partner_confirmed CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)
    AND (confirmed_by IS NOT NULL OR (cardinality(hosts) = 0 AND callback_sealed IS NULL)));
GRANT UPDATE (asked_hosts, asked_callback_sealed, asked_by, asked_at, confirmed_by, confirmed_at) ON api_partner TO mutakhir_app;

ALTER TABLE api_client_step DROP CONSTRAINT api_client_step_kind;
ALTER TABLE api_client_step ADD CONSTRAINT api_client_step_kind CHECK (step IN ('made', 'approved', 'suspended', 'resumed', 'secret-made',
  'secret-revoked', 'taken-over', 'hook-set', 'hook-removed', 'hosts-set', 'hosts-asked', 'hosts-confirmed', 'key-added', 'key-revoked',
  'grant-linked', 'grant-unlinked', 'subscription-ended'));
