-- What the portal tells of access itself.
ALTER TABLE notice DROP CONSTRAINT notice_kind_known;
ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN ('delegation-given', 'delegation-ended', 'reminder-tier', 'reminder-returned',
  'reminder-draft', 'reminder-meeting', 'digest', 'training-invited', 'training-seat', 'training-moved', 'training-cancelled', 'training-passed',
  'post-ended', 'reminder-training', 'reminder-answer', 'reminder-test', 'reminder-certificate', 'grant-extended', 'glass-given', 'glass-opened', 'glass-closed'));
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_kind_known;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_kind_known CHECK (kind IN ('confirm', 'reminder', 'digest', 'delegation', 'decision', 'training',
  'access'));

-- Access in an emergency is a grant of its own source: never longer than a day, never more than reading and drafting.
ALTER TABLE access_grant DROP CONSTRAINT access_grant_source_known;
ALTER TABLE access_grant ADD CONSTRAINT access_grant_source_known
  CHECK (source IN ('training-scheduled', 'training-passed', 'administrator', 'delegated', 'break-glass'));
ALTER TABLE access_grant ADD CONSTRAINT access_grant_glass CHECK (source <> 'break-glass' OR (
  created_by IS NOT NULL AND level = 'provisional' AND valid_to IS NOT NULL AND valid_to <= valid_from + interval '24 hours'
  AND length(reason) >= 20 AND (role, length(region_code)) IN (('village-operator', 10), ('regency-verifier', 6), ('regency-verifier', 4))));
CREATE INDEX access_grant_glass_idx ON access_grant (valid_to, region_code) WHERE source = 'break-glass';

-- How many families were shown by name under an emergency grant. A village head who was told may ask, though the rows of a wider grant
-- stand under an area that a village's scope does not show; a number says nothing of a family.
CREATE FUNCTION app_glass_families(p_grant uuid) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT count(DISTINCT coalesce(p.household_id, shown.id))::int
  FROM access_grant g
    JOIN audit a ON a.regency_code = left(g.region_code, 4) AND a.area_code = g.region_code AND a.at >= g.valid_from
      AND a.at < least(g.valid_to, coalesce(g.revoked_at, g.valid_to)) AND a.grant_id = g.id
      AND a.purpose IS NOT NULL AND a.subject_kind IN ('household', 'proposal')
    CROSS JOIN LATERAL unnest(a.subject_ids) AS shown (id)
    LEFT JOIN proposal p ON a.subject_kind = 'proposal' AND p.regency_code = a.regency_code AND p.id = shown.id
  WHERE g.id = p_grant AND g.source = 'break-glass'
$$;
REVOKE EXECUTE ON FUNCTION app_glass_families(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_glass_families(uuid) TO mutakhir_app;
