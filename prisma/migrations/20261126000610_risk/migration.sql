-- Bulk decisions with eyes open: why a proposal wants a look, a random sample drawn by a recorded seed, and an agreement taken
-- back until the next tier acts.

ALTER TABLE proposal ADD COLUMN risk_factors jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(risk_factors) = 'array');
-- Drawn for a look in the tier that holds it now.
ALTER TABLE proposal ADD COLUMN is_sampled boolean NOT NULL DEFAULT false;

-- What chance chose, asked for alone, in the order of the queue.
CREATE INDEX proposal_sampled_idx ON proposal (regency_code, state, warning_weight DESC, state_since, id) WHERE is_sampled;

-- One seed a regency, period and tier, drawn before its first use and never changed. Whether a proposal is in the sample
-- follows from the seed and the proposal's id. The digest is shown from the first day, the seed when the period is over, so
-- that anybody can count again and nobody could choose.
CREATE TABLE review_seed (
  regency_code text COLLATE "C" NOT NULL CHECK (regency_code ~ '^[0-9]{4}$'),
  period_id uuid NOT NULL,
  tier text NOT NULL CHECK (tier IN ('endorse', 'verify', 'sign', 'validate', 'accept')),
  seed bytea NOT NULL CHECK (length(seed) = 32),
  digest bytea NOT NULL CHECK (length(digest) = 32),
  drawn_at timestamptz(3) NOT NULL,
  CONSTRAINT review_seed_pkey PRIMARY KEY (regency_code, period_id, tier)
);
COMMENT ON TABLE review_seed IS 'Bibit sampel acak satu jenjang dalam satu periode; hanya bisa ditambah';
REVOKE ALL ON review_seed FROM PUBLIC;
GRANT SELECT, INSERT ON review_seed TO mutakhir_app;

-- Takes the last agreement back: the proposal waits again where it waited, since when it waited there, and who took it back may
-- decide anew. Compare-and-swap, history, stale mark and roll-up job in one statement.
CREATE FUNCTION app_recall_proposal(
  p_regency text, p_id uuid, p_version int, p_state text, p_back text, p_agreed int, p_actor uuid, p_grant uuid, p_role text,
  p_since timestamptz, p_due timestamptz, p_sampled boolean, p_returned_to text, p_at timestamptz, p_event_id uuid, p_mark_id uuid
) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  village text;
BEGIN
  UPDATE proposal SET state = p_back, version = version + 1, updated_at = p_at, state_since = p_since, due_at = p_due,
    is_sampled = p_sampled, agreed = p_agreed, returned_to = p_returned_to, deciders = array_remove(deciders, p_actor)
  WHERE regency_code = p_regency AND id = p_id AND version = p_version AND state = p_state AND p_actor = ANY (deciders)
  RETURNING village_code INTO village;
  IF village IS NULL THEN RETURN 'STALE'; END IF;
  INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state)
    VALUES (p_regency, p_event_id, village, p_id, p_at, p_actor, p_grant, p_role, 'recall', p_state, p_back);
  INSERT INTO dirty_village (regency_code, id, village_code, marked_at) VALUES (p_regency, p_mark_id, village, p_at);
  PERFORM app_enqueue('rollup-village', json_build_object('regencyCode', p_regency, 'villageCode', village), 'rollup:' || village);
  RETURN 'OK';
END $$;
REVOKE EXECUTE ON FUNCTION app_recall_proposal(text, uuid, int, text, text, int, uuid, uuid, text, timestamptz, timestamptz, boolean,
  text, timestamptz, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_recall_proposal(text, uuid, int, text, text, int, uuid, uuid, text, timestamptz, timestamptz, boolean,
  text, timestamptz, uuid, uuid) TO mutakhir_app;
