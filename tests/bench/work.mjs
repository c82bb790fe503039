import pg from "pg";

const uuid = () => crypto.randomUUID();

/**
 * Proposals that wait for a decision, made straight in the database: what the tiers before left behind. Families of
 * other villages than the operator's, so that saving and deciding do not meet.
 */
export async function makeWaiting(ownerUrl, { regency, state, count }) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const made = await client.query(
      `INSERT INTO proposal (regency_code, id, village_code, household_id, period_id, kind, state, version, channel, payload, head_name,
         base_revision, condition_date, is_correction, error_count, warning_count, warning_weight, change_count, changed_keys,
         contributors, deciders, created_by, created_at, updated_at, submitted_at, state_since)
       SELECT h.regency_code, gen_random_uuid(), h.village_code, h.id, d.id, 'condition', $2, 1, 'desk',
         jsonb_build_object('instrument', 'REGSOSEK22-K', 'version', 1, 'baseRevision', h.revision, 'conditionDate', current_date::text,
           'answers', jsonb_build_object('household', jsonb_build_object('floorAreaM2', 20 + (random() * 200)::int), 'members', '{}'::jsonb, 'civil', '{}'::jsonb),
           'memberOps', '[]'::jsonb, 'notes', '{}'::jsonb),
         h.head_name, h.revision, current_date, false, 0, 0, 0, 1, '{household.floorAreaM2}', ARRAY[$4::uuid], '{}', $4, now(), now(), now(), now()
       FROM household h JOIN period d ON d.region_code = left(h.regency_code, length(d.region_code)) AND d.year = extract(year FROM now())
       WHERE h.regency_code = $1 AND h.status = 1
         AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.regency_code = h.regency_code AND p.household_id = h.id
           AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned'))
       LIMIT $3 RETURNING regency_code AS "regencyCode", id, version`,
      [regency, state, count, uuid()],
    );
    return made.rows;
  } finally {
    await client.end();
  }
}

/**
 * Open proposals as in a regency's busiest week, over all tiers: `count` families copied from those that are there, each
 * with one proposal that waits somewhere, some overdue, some warned of, some drawn. Straight in the database.
 */
export async function makeOpen(ownerUrl, { regency, count }) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found = await client.query(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'household' AND table_schema = 'public'
         AND column_name NOT IN ('id', 'kk_sealed', 'kk_bidx') ORDER BY ordinal_position`,
    );
    const columns = found.rows.map(({ name }) => name).join(", ");
    const mark = uuid();
    await client.query("CREATE TEMP TABLE made (id uuid PRIMARY KEY)");
    await client.query(
      `WITH source AS (SELECT *, row_number() OVER () AS n FROM household WHERE regency_code = $1 AND status = 1),
         wanted AS (SELECT gen_random_uuid() AS new_id, 1 + i % (SELECT count(*) FROM source) AS n FROM generate_series(1, $2::int) AS i),
         kept AS (INSERT INTO made SELECT new_id FROM wanted)
       INSERT INTO household (id, ${columns}) SELECT w.new_id, ${columns} FROM wanted w JOIN source USING (n)`,
      [regency, count],
    );
    await client.query(
      `INSERT INTO proposal (regency_code, id, village_code, household_id, period_id, kind, state, version, channel, payload, head_name,
         dusun, rw, rt, base_revision, condition_date, is_correction, error_count, warning_count, warning_weight, change_count, changed_keys,
         contributors, deciders, created_by, created_at, updated_at, submitted_at, state_since, due_at, is_sampled)
       SELECT h.regency_code, gen_random_uuid(), h.village_code, h.id, d.id, 'condition',
         (ARRAY['submitted', 'endorsed', 'endorsed', 'verified', 'validated'])[1 + mod(abs(hashtext(h.id::text)), 5)], 3, 'desk',
         jsonb_build_object('instrument', 'REGSOSEK22-K', 'version', 1, 'baseRevision', h.revision, 'conditionDate', current_date::text,
           'answers', jsonb_build_object('household', jsonb_build_object('floorAreaM2', 20 + (random() * 200)::int), 'members', '{}'::jsonb, 'civil', '{}'::jsonb),
           'memberOps', '[]'::jsonb, 'notes', '{}'::jsonb),
         h.head_name, h.dusun, h.rw, h.rt, h.revision, current_date, false, 0, w.warned, w.warned * 10, 1, '{household.floorAreaM2}',
         ARRAY[u.id], '{}', u.id, t.since, t.since, t.since, t.since, date_trunc('day', t.since + interval '8 days', 'Asia/Makassar'), random() < 0.05
       FROM made JOIN household h ON h.id = made.id AND h.regency_code = $1
         JOIN period d ON d.region_code = left(h.regency_code, length(d.region_code)) AND d.year = extract(year FROM now())
         CROSS JOIN LATERAL (SELECT now() - (random() * 20) * interval '1 day' AS since WHERE h.id IS NOT NULL) t
         CROSS JOIN LATERAL (SELECT CASE WHEN random() < 0.2 AND h.id IS NOT NULL THEN 1 + (random() * 3)::int ELSE 0 END AS warned) w
         CROSS JOIN LATERAL (SELECT coalesce((SELECT g.user_id FROM access_grant g WHERE g.region_code = h.village_code AND g.role = 'village-operator' LIMIT 1), $2) AS id) u`,
      [regency, mark],
    );
    await client.query("ANALYZE household, proposal");
    const states = await client.query(
      "SELECT state, count(*)::int AS n FROM proposal WHERE regency_code = $1 AND state IN ('submitted', 'endorsed', 'verified', 'validated') GROUP BY 1 ORDER BY 1",
      [regency],
    );
    return states.rows;
  } finally {
    await client.end();
  }
}

/** Acting grants of demo accounts by username. */
export async function grantsOf(ownerUrl, usernames) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found = await client.query(
      "SELECT u.username, min(g.id::text) AS id FROM access_grant g JOIN app_user u ON u.id = g.user_id WHERE u.username = ANY ($1) GROUP BY 1",
      [usernames],
    );
    return new Map(found.rows.map((row) => [row.username, row.id]));
  } finally {
    await client.end();
  }
}

/** Families of a village and one of their answers: for drafts those that nothing is open of. */
export async function familiesOf(ownerUrl, village, count, { isFree = true } = {}) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found = await client.query(
      `SELECT regency_code AS "regencyCode", id, floor_area_m2 AS area FROM household h WHERE village_code = $1 AND status = 1
         AND NOT ($3 AND EXISTS (SELECT 1 FROM proposal p WHERE p.regency_code = h.regency_code AND p.household_id = h.id
           AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned'))) LIMIT $2`,
      [village, count, isFree],
    );
    return found.rows;
  } finally {
    await client.end();
  }
}
