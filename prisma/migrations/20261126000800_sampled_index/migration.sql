-- What chance chose, asked for alone, in the order of the queue.
CREATE INDEX proposal_sampled_idx ON proposal (regency_code, state, warning_weight DESC, state_since, id) WHERE is_sampled;
