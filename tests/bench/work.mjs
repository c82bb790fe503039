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

/** Families of a village and one of their answers, for drafts. */
export async function familiesOf(ownerUrl, village, count) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found = await client.query(
      `SELECT regency_code AS "regencyCode", id, floor_area_m2 AS area FROM household h WHERE village_code = $1 AND status = 1
         AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.regency_code = h.regency_code AND p.household_id = h.id
           AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'signed', 'validated', 'returned')) LIMIT $2`,
      [village, count],
    );
    return found.rows;
  } finally {
    await client.end();
  }
}
