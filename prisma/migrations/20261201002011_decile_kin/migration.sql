-- A family that moves to another regency is a new row there, which names the one it continues. Its deciles stay where it left them, so its
-- history and the moves between deciles follow that name. A regency does not see another's rows: this tells deciles and the groups that
-- are counted, of families alone that the caller's scope holds; no name, no number, no answer.
CREATE INDEX household_continued_from_idx ON household (continued_from) WHERE continued_from IS NOT NULL;

-- Deciles of the same families in other rows of theirs: before a move to another regency, and where p_later also after it. Rows of the same
-- regency that continue one another are families that split: they are not followed.
CREATE FUNCTION app_decile_kin(p_regency text, p_households uuid[], p_later boolean) RETURNS TABLE (
  household_id uuid, kin_id uuid, snapshot_id text, village_code text, "national" smallint, province smallint, regency smallint,
  head_sex smallint, has_elder boolean, has_disabled boolean, has_aid boolean, people smallint, taken_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH RECURSIVE earlier AS (
    SELECT h.id AS asked, h.regency_code, h.id, h.continued_from, 0 AS steps FROM household h
    WHERE h.regency_code = p_regency AND h.id = ANY (p_households)
      AND (pg_has_role(session_user, current_user, 'MEMBER') OR app_scope_holds(h.regency_code, h.village_code, h.id))
    UNION
    SELECT e.asked, o.regency_code, o.id, o.continued_from, e.steps + 1 FROM earlier e
    JOIN household o ON o.regency_code = left(e.continued_from, 4) AND o.id = substr(e.continued_from, 6)::uuid
    WHERE e.steps < 8 AND e.continued_from ~ '^[0-9]{4}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      AND left(e.continued_from, 4) <> e.regency_code
  ), later AS (
    SELECT e.asked, e.regency_code, e.id, 0 AS steps FROM earlier e WHERE p_later
    UNION
    SELECT l.asked, n.regency_code, n.id, l.steps + 1 FROM later l
    JOIN household n ON n.continued_from = l.regency_code || '-' || l.id AND n.regency_code <> l.regency_code
    WHERE l.steps < 8
  ), kin AS (
    SELECT asked, regency_code, id FROM earlier UNION SELECT asked, regency_code, id FROM later
  )
  SELECT k.asked, d.household_id, d.snapshot_id, d.village_code, d.national, d.province, d.regency, d.head_sex, d.has_elder,
    d.has_disabled, d.has_aid, d.people, d.taken_at
  FROM kin k JOIN household_decile d ON d.regency_code = k.regency_code AND d.household_id = k.id
  WHERE k.id <> k.asked
$$;
REVOKE EXECUTE ON FUNCTION app_decile_kin(text, uuid[], boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_decile_kin(text, uuid[], boolean) TO mutakhir_app;
