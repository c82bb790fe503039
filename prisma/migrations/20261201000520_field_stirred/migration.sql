-- Families of a person's scope about which somebody else did something that whoever carries them must hear: a proposal came back or ended
-- without being applied, the family moved away, it was taken from them. Ids alone; the device is told of those that it holds.
CREATE INDEX assignment_event_of_user ON assignment_event (regency_code, user_id, at);

CREATE FUNCTION app_field_stirred(p_regency text, p_since timestamptz, p_limit int) RETURNS TABLE (household_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  me constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
  mode constant text := current_setting('app.mode', true);
  lo constant text := current_setting('app.lo1', true);
  hi constant text := current_setting('app.hi1', true);
BEGIN
  IF me IS NULL OR mode IS NULL OR mode NOT IN ('area', 'assigned') THEN RETURN; END IF;
  RETURN QUERY SELECT x.family FROM (
    SELECT p.household_id AS family, p.state_since AS at FROM proposal p
      CROSS JOIN LATERAL (SELECT e.event, e.actor_id FROM proposal_event e WHERE e.regency_code = p.regency_code AND e.proposal_id = p.id
        ORDER BY e.at DESC, e.id DESC LIMIT 1) last
      WHERE p.regency_code = p_regency AND p.village_code >= lo AND p.village_code < hi AND p.state_since > p_since
        AND (p.state IN ('returned', 'rejected', 'withdrawn') OR last.event = 'recall') AND last.actor_id <> me
        AND (mode = 'area' OR EXISTS (SELECT 1 FROM assignment a WHERE a.regency_code = p_regency AND a.household_id = p.household_id
          AND a.user_id = me))
    UNION ALL
    SELECT t.household_id, t.state_since FROM transfer t
      WHERE t.regency_code = p_regency AND t.village_code >= lo AND t.village_code < hi AND t.state_since > p_since
        AND t.side = 'out' AND t.whole AND t.state = 'done' AND t.household_id IS NOT NULL
        AND (mode = 'area' OR EXISTS (SELECT 1 FROM assignment_event v WHERE v.regency_code = p_regency AND v.household_id = t.household_id
          AND v.user_id = me))
    UNION ALL
    SELECT v.household_id, v.at FROM assignment_event v
      WHERE v.regency_code = p_regency AND v.user_id = me AND v.at > p_since AND v.event = 'take'
        AND v.village_code >= lo AND v.village_code < hi
  ) x GROUP BY x.family ORDER BY max(x.at) DESC, x.family LIMIT least(greatest(p_limit, 1), 1000);
END $$;
REVOKE EXECUTE ON FUNCTION app_field_stirred(text, timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_field_stirred(text, timestamptz, int) TO mutakhir_app;
