-- A village's roll-up took away what waits no longer by reading all that waits in the areas above it: a province's whole list for one
-- family. There is next to nothing to take away, and an index of just that finds it.
CREATE INDEX rollup_flow_waiting_none_idx ON rollup_flow_waiting (regency_code, area_code) WHERE waiting = 0;

-- One village is like another: its statements are planned once for each connection, not anew each time. A count of everything, which
-- calls the same functions for whole regencies, plans for these.
ALTER FUNCTION app_rollup_village(text, text, timestamptz) SET plan_cache_mode = force_generic_plan;
