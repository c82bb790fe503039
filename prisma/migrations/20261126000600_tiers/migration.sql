-- Tiers as data: which ones a region has, how many must agree, what is sampled, who stands in; and days on which nothing is
-- sent or decided. A fifth tier, the signature of the head of office, is there for regions that want it.

ALTER TABLE access_grant DROP CONSTRAINT access_grant_role_known;
ALTER TABLE access_grant ADD CONSTRAINT access_grant_role_known CHECK (role IN ('village-operator', 'companion', 'rt-head',
  'village-head', 'regency-verifier', 'office-head', 'sector-officer', 'data-steward', 'province-validator', 'coach',
  'administrator', 'trainer', 'viewer'));

ALTER TABLE proposal DROP CONSTRAINT proposal_state_known;
ALTER TABLE proposal ADD CONSTRAINT proposal_state_known CHECK (state IN ('draft', 'submitted', 'endorsed', 'verified',
  'signed', 'validated', 'applied', 'returned', 'rejected', 'withdrawn', 'expired'));
DROP INDEX proposal_one_open;
CREATE UNIQUE INDEX proposal_one_open ON proposal (regency_code, household_id, period_id)
  WHERE kind <> 'event' AND state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned');
DROP INDEX proposal_queue;
CREATE INDEX proposal_queue ON proposal (regency_code, state, warning_weight DESC, state_since, id)
  WHERE state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned');

-- How many have agreed in the tier that holds it, where more than one must.
ALTER TABLE proposal ADD COLUMN agreed smallint NOT NULL DEFAULT 0 CHECK (agreed >= 0);

-- Reference data: none of these tables names a family. Rows are only ever added; the nearest region's newest that has begun counts.
CREATE TABLE tier_set (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^(0|[0-9]{2}|[0-9]{4})$'),
  tiers jsonb NOT NULL CHECK (jsonb_typeof(tiers) = 'array'),
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
  effective_from date NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  CONSTRAINT tier_set_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE tier_set IS 'Susunan jenjang satu wilayah; hanya bisa ditambah';
CREATE INDEX tier_set_region_idx ON tier_set (region_code, effective_from DESC, set_at DESC);
REVOKE ALL ON tier_set FROM PUBLIC;
GRANT SELECT, INSERT ON tier_set TO mutakhir_app;

-- Days on which a region takes nothing new or decides nothing (an election, an audit). Ended early, never deleted.
CREATE TABLE freeze_window (
  id uuid NOT NULL,
  region_code text COLLATE "C" NOT NULL CHECK (region_code ~ '^(0|[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{4})?)?)?)$'),
  stops text NOT NULL CHECK (stops IN ('submit', 'decide', 'both')),
  from_day date NOT NULL,
  to_day date NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 5 AND 500),
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  lifted_by uuid,
  lifted_at timestamptz(3),
  CONSTRAINT freeze_window_pkey PRIMARY KEY (id),
  CONSTRAINT freeze_window_days CHECK (to_day >= from_day AND to_day - from_day <= 92),
  CONSTRAINT freeze_window_lifted CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
COMMENT ON TABLE freeze_window IS 'Masa jeda: hari tanpa pengajuan atau tanpa keputusan';
CREATE INDEX freeze_window_region_idx ON freeze_window (region_code, to_day);
REVOKE ALL ON freeze_window FROM PUBLIC;
GRANT SELECT, INSERT ON freeze_window TO mutakhir_app;
GRANT UPDATE (lifted_by, lifted_at) ON freeze_window TO mutakhir_app;

-- A deadline is a tier's, whatever state its proposals are in.
ALTER TABLE tier_deadline DROP CONSTRAINT tier_deadline_state_check;
ALTER TABLE tier_deadline RENAME COLUMN state TO tier;
UPDATE tier_deadline SET tier = CASE tier WHEN 'endorsed' THEN 'verify' WHEN 'verified' THEN 'validate' ELSE 'accept' END;
ALTER TABLE tier_deadline ADD CONSTRAINT tier_deadline_tier_known CHECK (tier IN ('verify', 'sign', 'validate', 'accept'));

-- As before, with the signed among the open.
CREATE OR REPLACE FUNCTION app_rollup_village_progress(p_regency text, p_village text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS $$
  WITH chosen AS (
    SELECT DISTINCT ON (year) year, id FROM period
    WHERE region_code = '0' OR left(p_village, length(region_code)) = region_code
    ORDER BY year, length(region_code) DESC, region_code DESC
  ), latest AS (
    SELECT DISTINCT ON (p.household_id, t.year) p.household_id, t.year, p.state
    FROM household h
    JOIN proposal p ON p.regency_code = h.regency_code AND p.household_id = h.id AND p.kind <> 'event'
    JOIN period t ON t.id = p.period_id
    WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2)
    ORDER BY p.household_id, t.year, p.created_at DESC, p.id DESC
  ), counted AS (
    SELECT period_id, state, count(*)::int AS families FROM (
      SELECT c.id AS period_id, coalesce(l.state, 'none') AS state
      FROM household h CROSS JOIN chosen c
      LEFT JOIN latest l ON l.household_id = h.id AND l.year = c.year
      WHERE h.regency_code = p_regency AND h.village_code = p_village AND h.status IN (1, 2)
      UNION ALL
      SELECT c.id, p.state
      FROM proposal p JOIN period t ON t.id = p.period_id JOIN chosen c ON c.year = t.year
      WHERE p.regency_code = p_regency AND p.village_code = p_village AND p.kind = 'new-household'
        AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned')
        AND NOT EXISTS (SELECT 1 FROM household h WHERE h.regency_code = p.regency_code AND h.id = p.household_id)
    ) each_family GROUP BY 1, 2
  ), gone AS (
    DELETE FROM rollup_progress r WHERE r.regency_code = p_regency AND r.area_code = p_village AND NOT EXISTS (
      SELECT 1 FROM counted c WHERE c.period_id = r.period_id AND c.state = r.state)
  )
  INSERT INTO rollup_progress (regency_code, area_code, period_id, state, families)
  SELECT p_regency, p_village, period_id, state, families FROM counted
  EXCEPT SELECT regency_code, area_code, period_id, state, families FROM rollup_progress
    WHERE regency_code = p_regency AND area_code = p_village
  ON CONFLICT (regency_code, area_code, period_id, state) DO UPDATE SET families = excluded.families
$$;

-- Written anew beside the other figures of tiers, by tier: see 20261126000620.
DROP FUNCTION app_tier_passages(text[], text, text, text, text, date, text, timestamptz);
