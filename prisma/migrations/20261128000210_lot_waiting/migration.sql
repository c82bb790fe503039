-- What waits in no lot, counted by village with its roll-up. A village that has changed since is known by its mark
-- (dirty_village, written in the transaction of the change) and is counted live by whoever reads, so that nothing shown is late.
CREATE TABLE lot_waiting (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  village_code text COLLATE "C" NOT NULL,
  period_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')),
  part smallint NOT NULL CHECK (part >= 1),
  -- Coaches who have worked on these: whether one is left to judge them is asked of the row as it is asked of a proposal.
  involved uuid[] NOT NULL,
  families integer NOT NULL CHECK (families >= 1),
  warned integer NOT NULL CHECK (warned BETWEEN 0 AND families),
  oldest timestamptz(3) NOT NULL,
  CONSTRAINT lot_waiting_pkey PRIMARY KEY (regency_code, village_code, period_id, state, part),
  CONSTRAINT lot_waiting_village_in_regency CHECK (village_code ~ '^[0-9]{10}$' AND regency_code = left(village_code, 4))
);
COMMENT ON TABLE lot_waiting IS 'Banyaknya usulan yang belum ada di lot, per desa; dihitung bersama angka desa';
ALTER TABLE lot_waiting ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON lot_waiting FROM PUBLIC;
GRANT SELECT ON lot_waiting TO mutakhir_app;
GRANT SELECT ON dirty_village TO mutakhir_app;

DO $$
DECLARE
  in_area constant text := $e$(
    (village_code >= current_setting('app.lo1', true) AND village_code < current_setting('app.hi1', true))
    OR (village_code >= current_setting('app.lo2', true) AND village_code < current_setting('app.hi2', true))
    OR (village_code >= current_setting('app.lo3', true) AND village_code < current_setting('app.hi3', true))
    OR (village_code >= current_setting('app.lo4', true) AND village_code < current_setting('app.hi4', true))
  )$e$;
  is_area constant text := $e$current_setting('app.mode', true) = 'area'$e$;
BEGIN
  EXECUTE format('CREATE POLICY lot_waiting_in_scope ON lot_waiting FOR SELECT TO mutakhir_app USING (%s AND %s)', in_area, is_area);
  EXECUTE format('CREATE POLICY dirty_village_seen ON dirty_village FOR SELECT TO mutakhir_app USING (%s AND %s)', in_area, is_area);
END $$;

-- Part of a village's roll-up: under its lock, after its marks were taken. Grants of any window count as a coach's: one that begins
-- by the clock begins without a job.
CREATE FUNCTION app_rollup_village_lots(p_regency text, p_village text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  coaches uuid[];
BEGIN
  SELECT coalesce(array_agg(DISTINCT user_id), '{}') INTO coaches FROM access_grant
    WHERE role = 'coach' AND (region_code = '0' OR starts_with(p_village, region_code));
  DELETE FROM lot_waiting WHERE regency_code = p_regency AND village_code = p_village;
  INSERT INTO lot_waiting (regency_code, village_code, period_id, state, part, involved, families, warned, oldest)
  SELECT p_regency, p_village, g.period_id, g.state, row_number() OVER (PARTITION BY g.period_id, g.state ORDER BY g.involved),
    g.involved, g.families, g.warned, g.oldest
  FROM (SELECT p.period_id, p.state, k.involved, count(*)::int AS families,
      count(*) FILTER (WHERE p.warning_count > 0 OR p.warning_weight >= 10 OR p.is_sampled)::int AS warned, min(p.state_since) AS oldest
    FROM proposal p CROSS JOIN LATERAL (SELECT CASE WHEN coaches && (p.contributors || p.deciders)
      THEN ARRAY(SELECT c FROM unnest(coaches) c WHERE c = ANY (p.contributors || p.deciders) ORDER BY c) ELSE '{}' END AS involved) k
    WHERE p.regency_code = p_regency AND p.village_code = p_village
      AND p.state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')
      -- A scalar: each row asks the unique index, whatever the statistics say.
      AND (SELECT i.lot_id FROM quality_lot_item i
        WHERE i.regency_code = p.regency_code AND i.proposal_id = p.id AND i.arrived_at = p.state_since) IS NULL
    GROUP BY 1, 2, 3) g;
END $$;

CREATE OR REPLACE FUNCTION app_rollup_village_cells(p_regency text, p_village text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM app_rollup_village_figures(p_regency, p_village, p_at);
  PERFORM app_rollup_village_rules(p_regency, p_village);
  PERFORM app_rollup_village_regional(p_regency, p_village);
  PERFORM app_rollup_village_required(p_regency, p_village,
    (p_at AT TIME ZONE coalesce((SELECT time_zone FROM region WHERE code = p_village), 'Asia/Jakarta'))::date);
  PERFORM app_rollup_village_flow(p_regency, p_village, p_at);
  PERFORM app_rollup_village_lots(p_regency, p_village);
END $$;
REVOKE EXECUTE ON FUNCTION app_rollup_village_lots(text, text) FROM PUBLIC;

-- What waits already is counted once here; a database without proposals has nothing to count.
DO $$
DECLARE
  place record;
BEGIN
  FOR place IN SELECT DISTINCT regency_code, village_code FROM proposal
    WHERE state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated') LOOP
    PERFORM app_rollup_village_lots(place.regency_code, place.village_code);
  END LOOP;
END $$;
