-- A house call says where it came from and what came of it, so that the village has one list: asked for at the desk, or made from families that no
-- letter reached and that have somebody who may not be able to come.
ALTER TABLE house_call ADD COLUMN source text NOT NULL DEFAULT 'desk' CHECK (source IN ('desk', 'unreached')),
  ADD COLUMN outcome text CHECK (outcome IN ('updated', 'unchanged', 'not-met', 'refused', 'moved')),
  ADD CONSTRAINT house_call_outcome_done CHECK (outcome IS NULL OR state = 'done');
GRANT UPDATE (outcome) ON house_call TO mutakhir_app;
