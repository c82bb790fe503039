-- How a lot stands, kept with it: each command that judges, decides, sends back or takes away a family of a lot counts the lot again
-- in its own transaction, under the lot's lock. Lists read one row a lot instead of its items and their proposals.
ALTER TABLE quality_lot
  ADD COLUMN seen_count integer NOT NULL DEFAULT 0 CHECK (seen_count >= 0),
  ADD COLUMN fault_count integer NOT NULL DEFAULT 0 CHECK (fault_count BETWEEN 0 AND seen_count),
  -- The sample as it can be drawn: fewer than planned where too few are left to look at.
  ADD COLUMN to_see_count integer NOT NULL DEFAULT 0 CHECK (to_see_count >= seen_count),
  -- Still with the coach.
  ADD COLUMN left_count integer NOT NULL DEFAULT 0 CHECK (left_count BETWEEN 0 AND size);

WITH placed AS (
  SELECT i.regency_code, i.lot_id, i.rank, i.verdict, l.sample_size,
    (p.state_since = i.arrived_at AND p.state IN ('submitted', 'endorsed', 'verified', 'signed', 'validated')) AS is_here
  FROM quality_lot_item i JOIN quality_lot l ON l.regency_code = i.regency_code AND l.id = i.lot_id
    JOIN proposal p ON p.regency_code = i.regency_code AND p.id = i.proposal_id
), drawn AS (
  SELECT *, (verdict IS NOT NULL OR is_here) AND row_number() OVER (PARTITION BY regency_code, lot_id, (verdict IS NOT NULL OR is_here)
    ORDER BY rank) <= sample_size AS is_drawn FROM placed
)
UPDATE quality_lot l SET seen_count = c.seen, fault_count = c.faults, to_see_count = c.to_see, left_count = c.here,
  settled_at = CASE WHEN c.here = 0 THEN coalesce(l.settled_at, now()) ELSE l.settled_at END,
  concluded_at = CASE WHEN l.state = 'open' AND (c.faults > l.acceptance OR c.seen = c.to_see) THEN now() ELSE l.concluded_at END,
  state = CASE WHEN l.state <> 'open' THEN l.state WHEN c.faults > l.acceptance THEN 'failed' WHEN c.to_see = 0 THEN 'void'
    WHEN c.seen = c.to_see THEN 'passed' ELSE 'open' END
FROM (SELECT regency_code, lot_id, count(*) FILTER (WHERE is_drawn AND verdict IS NOT NULL)::int AS seen,
    count(*) FILTER (WHERE is_drawn AND verdict = 'faulty')::int AS faults, count(*) FILTER (WHERE is_drawn)::int AS to_see,
    count(*) FILTER (WHERE is_here)::int AS here
  FROM drawn GROUP BY 1, 2) c
WHERE c.regency_code = l.regency_code AND c.lot_id = l.id;

GRANT UPDATE (seen_count, fault_count, to_see_count, left_count) ON quality_lot TO mutakhir_app;
