-- On a connection that never had a scope the settings are null, and so was the answer: "IF NOT app_scope_holds(...)" let such
-- a call pass. Without a scope the answer is no.
CREATE OR REPLACE FUNCTION app_scope_holds(p_regency text, p_village text, p_household uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT coalesce((
    (p_village >= current_setting('app.lo1', true) AND p_village < current_setting('app.hi1', true))
    OR (p_village >= current_setting('app.lo2', true) AND p_village < current_setting('app.hi2', true))
    OR (p_village >= current_setting('app.lo3', true) AND p_village < current_setting('app.hi3', true))
    OR (p_village >= current_setting('app.lo4', true) AND p_village < current_setting('app.hi4', true))
  ) AND (
    current_setting('app.mode', true) = 'area'
    OR (current_setting('app.mode', true) = 'assigned' AND EXISTS (
      SELECT 1 FROM assignment a WHERE a.regency_code = p_regency AND a.household_id = p_household
        AND a.user_id = nullif(current_setting('app.actor', true), '')::uuid))
    OR (current_setting('app.mode', true) = 'single' AND p_regency = current_setting('app.household_regency', true)
      AND p_household = nullif(current_setting('app.household', true), '')::uuid)
  ), false)
$$;
