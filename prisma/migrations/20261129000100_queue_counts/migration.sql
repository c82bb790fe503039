-- What waits in whole regencies, counted beside the policies: those look at each row, four thousand of them for four counters.

-- True when the transaction's scope holds all families of a regency. Without a scope false, never null.
CREATE FUNCTION app_scope_holds_regency(p_regency text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT coalesce(current_setting('app.mode', true) = 'area' AND p_regency ~ '^[0-9]{4}$' AND EXISTS (
    SELECT 1 FROM generate_series(1, 4) AS i
    WHERE current_setting('app.lo' || i, true) COLLATE "C" <= p_regency
      AND current_setting('app.hi' || i, true) COLLATE "C" >= left(p_regency, 3) || chr(ascii(right(p_regency, 1)) + 1)), false)
$$;

-- Counters of a queue that nothing narrows, and some of those who began what waits. Each stops at p_limit. A regency that the
-- scope does not hold whole counts nothing. `late` is null where the tier has no deadlines.
CREATE FUNCTION app_count_queue(
  p_regencies text[], p_states text[], p_person uuid, p_late timestamptz, p_warned int, p_limit int, p_officers int
) RETURNS TABLE (waiting int, overdue int, warned int, clean int, officers uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH place AS (
    SELECT code, held FROM unnest(p_regencies, p_states) AS w (code, held) WHERE app_scope_holds_regency(code)
  )
  SELECT
    (SELECT count(*) FROM (SELECT 1 FROM place w CROSS JOIN LATERAL (
      SELECT 1 FROM proposal WHERE regency_code = w.code AND state = w.held
        AND state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated') LIMIT p_limit) AS each LIMIT p_limit) AS capped)::int,
    (SELECT count(*) FROM (SELECT 1 FROM place w CROSS JOIN LATERAL (
      SELECT 1 FROM proposal WHERE regency_code = w.code AND state = w.held AND due_at <= p_late LIMIT p_limit) AS each
      LIMIT p_limit) AS capped)::int,
    (SELECT count(*) FROM (SELECT 1 FROM place w CROSS JOIN LATERAL (
      SELECT 1 FROM proposal WHERE regency_code = w.code AND state = w.held AND warning_weight >= p_warned
        AND state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated') LIMIT p_limit) AS each LIMIT p_limit) AS capped)::int,
    (SELECT count(*) FROM (SELECT 1 FROM place w CROSS JOIN LATERAL (
      SELECT 1 FROM proposal WHERE regency_code = w.code AND state = w.held AND warning_weight < p_warned
        AND state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')
        AND NOT is_sampled AND warning_count = 0 AND error_count = 0
        AND NOT (p_person = ANY (contributors)) AND NOT (p_person = ANY (deciders)) LIMIT p_limit) AS each
      LIMIT p_limit) AS capped)::int,
    ARRAY(SELECT DISTINCT capped.created_by FROM (SELECT each.created_by FROM place w CROSS JOIN LATERAL (
      SELECT created_by FROM proposal WHERE regency_code = w.code AND state = w.held
        AND state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated') LIMIT p_officers) AS each
      LIMIT p_officers) AS capped)
$$;

-- Who began what waits is read from the queue's own index.
DROP INDEX proposal_queue;
CREATE INDEX proposal_queue ON proposal (regency_code, state, warning_weight DESC, state_since, id) INCLUDE (created_by)
  WHERE state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned');

-- What nobody need look at: counted for `clean` without a look at the rows themselves.
CREATE INDEX proposal_clean ON proposal (regency_code, state, warning_weight) INCLUDE (contributors, deciders)
  WHERE state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')
    AND NOT is_sampled AND warning_count = 0 AND error_count = 0;

REVOKE EXECUTE ON FUNCTION app_scope_holds_regency(text),
  app_count_queue(text[], text[], uuid, timestamptz, int, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_scope_holds_regency(text),
  app_count_queue(text[], text[], uuid, timestamptz, int, int, int) TO mutakhir_app;
