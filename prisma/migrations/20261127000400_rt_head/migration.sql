-- The head of an RT: a duty below the village. They see the families of their own RT, names shortened and without any answer,
-- and tell the village operator that something has happened. No policy of a household table knows them: what they read comes
-- from one function that looks at their grant.

ALTER TABLE access_grant ADD COLUMN rt text, ADD COLUMN rw text;
ALTER TABLE access_grant ADD CONSTRAINT access_grant_rt CHECK (
  (role = 'rt-head') = (rt IS NOT NULL) AND (rw IS NULL OR rt IS NOT NULL) AND (rt IS NULL OR rt ~ '^[0-9]{3}$') AND (rw IS NULL OR rw ~ '^[0-9]{3}$'));
COMMENT ON COLUMN access_grant.rt IS 'RT seorang ketua RT; kosong untuk peran lain';
COMMENT ON COLUMN access_grant.rw IS 'RW seorang ketua RT; kosong bila nomor RT tidak berulang di desanya';

CREATE TABLE event_report (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  id uuid NOT NULL,
  village_code text COLLATE "C" NOT NULL,
  rt text NOT NULL,
  rw text,
  -- Null: a family that the register does not know.
  household_id uuid,
  kind text NOT NULL CHECK (kind IN ('birth', 'death', 'moved-out', 'moved-in', 'not-here', 'changed', 'other')),
  happened_on date,
  note text NOT NULL CHECK (length(note) BETWEEN 10 AND 500),
  state text NOT NULL CHECK (state IN ('filed', 'handled', 'dismissed')),
  version integer NOT NULL CHECK (version >= 1),
  reported_by uuid NOT NULL,
  reported_at timestamptz(3) NOT NULL,
  answered_by uuid,
  answered_at timestamptz(3),
  answer text CHECK (length(answer) BETWEEN 1 AND 500),
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT event_report_pkey PRIMARY KEY (regency_code, id),
  CONSTRAINT event_report_household_fkey FOREIGN KEY (regency_code, household_id) REFERENCES household (regency_code, id)
    ON UPDATE NO ACTION ON DELETE RESTRICT,
  CONSTRAINT event_report_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4)),
  CONSTRAINT event_report_family CHECK ((household_id IS NULL) = (kind = 'moved-in')),
  CONSTRAINT event_report_answered CHECK ((state = 'filed') = (answered_by IS NULL AND answered_at IS NULL AND answer IS NULL)),
  CONSTRAINT event_report_dismissed CHECK (state <> 'dismissed' OR answer IS NOT NULL)
);
COMMENT ON TABLE event_report IS 'Laporan ketua RT: ada yang terjadi pada sebuah keluarga';
CREATE INDEX event_report_list ON event_report (regency_code, village_code, reported_at DESC, id DESC);
CREATE INDEX event_report_own ON event_report (regency_code, reported_by, reported_at DESC);

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  me constant text := $e$nullif(current_setting('app.actor', true), '')::uuid$e$;
BEGIN
  ALTER TABLE event_report ENABLE ROW LEVEL SECURITY;
  EXECUTE format($p$CREATE POLICY event_report_in_scope ON event_report FOR ALL TO mutakhir_app
    USING (%s AND current_setting('app.mode', true) = 'area')$p$, in_area);
  -- Whoever reported reads their own, and reports in the village of a duty that they hold; a scope without family rows has no
  -- range of villages, so the grant is what is looked at.
  EXECUTE format($p$CREATE POLICY event_report_own ON event_report FOR SELECT TO mutakhir_app
    USING (current_setting('app.mode', true) = 'aggregate' AND reported_by = %s)$p$, me);
  EXECUTE format($p$CREATE POLICY event_report_file ON event_report FOR INSERT TO mutakhir_app
    WITH CHECK (current_setting('app.mode', true) = 'aggregate' AND reported_by = %1$s AND state = 'filed' AND EXISTS (
      SELECT 1 FROM access_grant g WHERE g.user_id = %1$s AND g.role = 'rt-head' AND g.region_code = village_code AND g.rt = event_report.rt
        AND g.suspended_at IS NULL AND g.revoked_at IS NULL))$p$, me);
END $$;
GRANT SELECT, INSERT ON event_report TO mutakhir_app;
GRANT UPDATE (state, version, answered_by, answered_at, answer, updated_at) ON event_report TO mutakhir_app;

-- The families of the RT of a grant that the asking actor holds now, by name; names are shortened here, so that no full one
-- leaves the database. Nothing for anybody else's grant, a grant of another role, or one that is not valid at the instant.
CREATE FUNCTION app_rt_families(p_grant uuid, p_at timestamptz, p_household uuid)
RETURNS TABLE (regency_code text, household_id uuid, village_code text, short_name text, member_count int, rt text, rw text,
  is_missing boolean, is_updating boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT h.regency_code, h.id, h.village_code,
    CASE WHEN position(' ' IN h.head_name) = 0 THEN left(h.head_name, greatest(1, least(3, length(h.head_name) - 1))) || '.'
      ELSE split_part(h.head_name, ' ', 1)
        || regexp_replace(substr(h.head_name, length(split_part(h.head_name, ' ', 1)) + 1), '(\S)\S*', '\1.', 'g') END,
    h.member_count::int, h.rt, h.rw, h.status = 2,
    EXISTS (SELECT 1 FROM proposal p WHERE p.regency_code = h.regency_code AND p.household_id = h.id
      AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned'))
  FROM access_grant g JOIN app_user u ON u.id = g.user_id AND u.status = 'active'
  JOIN household h ON h.regency_code = left(g.region_code, 4) AND h.village_code = g.region_code AND h.status <> 3
    AND ltrim(h.rt, '0') = ltrim(g.rt, '0') AND (g.rw IS NULL OR ltrim(h.rw, '0') = ltrim(g.rw, '0'))
  WHERE g.id = p_grant AND g.role = 'rt-head' AND g.user_id = nullif(current_setting('app.actor', true), '')::uuid
    AND g.suspended_at IS NULL AND g.revoked_at IS NULL AND g.valid_from <= p_at AND (g.valid_to IS NULL OR g.valid_to > p_at)
    AND (p_household IS NULL OR h.id = p_household)
    -- Without an RW the number must mean one RT: where it is repeated in the village, nothing is shown until the grant says which.
    AND (g.rw IS NOT NULL OR NOT EXISTS (SELECT 1 FROM household o WHERE o.regency_code = h.regency_code
      AND o.village_code = h.village_code AND o.status <> 3 AND ltrim(o.rt, '0') = ltrim(g.rt, '0') AND o.rw IS DISTINCT FROM h.rw))
  ORDER BY h.head_name, h.id
  LIMIT 1000
$$;
REVOKE EXECUTE ON FUNCTION app_rt_families(uuid, timestamptz, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_rt_families(uuid, timestamptz, uuid) TO mutakhir_app;
