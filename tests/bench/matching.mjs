// How fast candidates are found at a million people, in a throwaway PostgreSQL that is removed afterwards:
//   node --conditions=react-server --import tsx tests/bench/matching.mjs [people=1000000] [regencies=4] [samples=300]
// Prints p50, p95 and the slowest of: the NIK (exact), name and near birth date, and the name alone, each as the portal's
// role under the scope of one regency; the statement alone, its way to the server and back included.
import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import pg from "pg";
import { nearDates } from "../../lib/domain/matching/birth-date.ts";
import { runNode, TSX_FLAGS } from "../../scripts/runner/run.mjs";
import { startThrowawayPostgres } from "../support/postgres.mjs";

const [people = 1_000_000, regencies = 4, samples = 300] = process.argv.slice(2).map(Number);

const FIRST =
  "siti nur sri muhamad abdul ahmad dewi eka budi agus rina wati hasan husin lalu baiq saleh aminah fatimah umar ali yusuf ibrahim ismail zainab maryam kartini suharti sukarno joko bambang slamet sumarni ratna indah lestari puspita andi daeng made wayan ketut nyoman putu gusti ayu komang tengku cut".split(
    " ",
  );
const LAST =
  "aminah hidayat rahman kadir santoso wijaya lestari ningsih rahayu suryani hasanah maulana pratama saputra kurniawan setiawan wahyuni utami handayani susanti gunawan hartono nugroho prasetyo yulianti anggraini permata sari kusuma dewanti ramadan fitriani nurhayati iskandar mahmud sulaiman arifin basri latif hakim".split(
    " ",
  );

const server = await startThrowawayPostgres();
const owner = new pg.Client({ connectionString: server.ownerUrl });
const app = new pg.Client({ connectionString: server.appUrl });
try {
  await runNode(
    [...TSX_FLAGS, "prisma/migrate.ts"],
    { DATABASE_URL: server.appUrl, DATABASE_OWNER_URL: server.ownerUrl },
    { what: "migrate" },
  );
  await owner.connect();
  await app.connect();
  await load();
  await measure();
  await measureVillages();
} finally {
  await owner.end().catch(() => undefined);
  await app.end().catch(() => undefined);
  await server.stop();
}

/** Thin rows, made by the database itself: names of two or three words, birth dates of eighty years, four to a family. */
async function load() {
  const began = performance.now();
  // Built once at the end: kept up row by row they would take longer than everything else.
  const { rows: indexes } = await owner.query(
    "SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename IN ('member', 'household') AND indexname NOT LIKE '%_pkey'",
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  await owner.query("SET synchronous_commit = off");
  await owner.query(
    `INSERT INTO household (regency_code, id, village_code, status, revision, head_name, member_count, kk_bidx, kk_sealed, created_at, updated_at)
     SELECT (5201 + i % $2)::text, lpad(to_hex(i), 32, '0')::uuid, (5201 + i % $2)::text || '012' || lpad((1 + i / $2 % 80)::text, 3, '0'),
       1, 1, 'Contoh', 4, sha256(('k' || i)::bytea), 'x', now(), now() FROM generate_series(0, $1::int / 4 - 1) AS i`,
    [people, regencies],
  );
  await owner.query(
    `INSERT INTO member (regency_code, id, village_code, household_id, active, name, name_norm, sex, birth_date, nik_bidx, nik_sealed, relation_to_head, created_at, updated_at)
     SELECT p.regency_code, lpad(to_hex(row_number() OVER () + 16777216), 32, '0')::uuid, p.village_code, p.id, true, p.name, p.name, 1 + (p.k % 2),
       date '1945-01-01' + (random() * 29000)::int, sha256(('n' || p.id || p.k)::bytea), 'x', p.k, now(), now()
     FROM (SELECT h.*, k, ($1::text[])[1 + floor(random() * cardinality($1))::int] || ' ' || ($2::text[])[1 + floor(random() * cardinality($2))::int]
         || CASE WHEN random() < 0.4 THEN ' ' || ($2::text[])[1 + floor(random() * cardinality($2))::int] ELSE '' END AS name
       FROM (SELECT regency_code, village_code, id FROM household) AS h CROSS JOIN generate_series(1, 4) AS k OFFSET 0) AS p`,
    [FIRST, LAST],
  );
  for (const { definition } of indexes) await owner.query(definition);
  await owner.query("VACUUM ANALYZE member");
  await owner.query("VACUUM ANALYZE household");
  const { rows } = await owner.query(
    "SELECT count(*)::int AS people, count(DISTINCT name_norm)::int AS names, count(DISTINCT regency_code)::int AS regencies FROM member",
  );
  console.log(
    `${rows[0].people} people, ${rows[0].names} names, ${rows[0].regencies} regencies, loaded in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
}

async function measure() {
  const { rows } = await owner.query(
    "SELECT regency_code, id, name_norm, birth_date::text AS birth_date, nik_bidx FROM member TABLESAMPLE SYSTEM (2) ORDER BY random() LIMIT $1",
    [samples],
  );
  const ask = {
    "exact, by NIK": (row) => [row.nik_bidx, row.name_norm, []],
    "fuzzy, name and near birth date": (row) => [null, misspelt(row.name_norm), nearDates(row.birth_date)],
    "fuzzy, name alone in the regency": (row) => [null, misspelt(row.name_norm), []],
  };
  for (const [what, argumentsOf] of Object.entries(ask)) {
    const times = [];
    let found = 0;
    for (const row of rows) {
      const [nik, name, dates] = argumentsOf(row);
      // By NIK alone: a name that is nobody's, so that no name is searched for.
      const asked = what.startsWith("exact")
        ? [row.regency_code, randomUUID(), nik, "", ["1800-01-01"], null]
        : [row.regency_code, randomUUID(), nik, name, dates, null];
      await app.query("BEGIN");
      await app.query("SELECT app_set_scope($1, 'area', $2, $2, NULL, NULL)", [
        randomUUID(),
        [row.regency_code, String(Number(row.regency_code) + 1)],
      ]);
      const began = performance.now();
      const answer = await app.query("SELECT person_uid FROM app_match_candidates($1, $2, $3, $4, $5, $6, 20)", asked);
      times.push(performance.now() - began);
      await app.query("COMMIT");
      if (answer.rows.some(({ person_uid }) => person_uid === row.id)) found += 1;
    }
    times.sort((a, b) => a - b);
    const at = (share) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
    console.log(
      `${what.padEnd(34)} p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  slowest ${at(1)} ms  found ${found}/${rows.length}`,
    );
  }
}

/** The nightly look through one village with its whole regency, as the job asks for it. */
async function measureVillages() {
  const { rows: villages } = await owner.query(
    "SELECT regency_code, village_code, count(*)::int AS people FROM member GROUP BY 1, 2 ORDER BY random() LIMIT 20",
  );
  const times = [];
  let pairs = 0;
  for (const { regency_code: regency, village_code: village } of villages) {
    const began = performance.now();
    await app.query("BEGIN");
    await app.query("SELECT app_set_scope($1, 'area', $2, $2, NULL, NULL)", [
      randomUUID(),
      [regency, String(Number(regency) + 1)],
    ]);
    pairs += (await app.query("SELECT * FROM app_match_village($1, $2, 2000)", [regency, village])).rows.length;
    await app.query("COMMIT");
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const middle = times[Math.floor(times.length / 2)] ?? 0;
  console.log(
    `a village of ${villages[0]?.people} people with its regency: p50 ${middle.toFixed(0)} ms  slowest ${(times.at(-1) ?? 0).toFixed(0)} ms  ${pairs} pairs to score`,
  );
}

/** One letter changed, as somebody else would have written it. */
function misspelt(name) {
  const at = 1 + Math.floor(Math.random() * (name.length - 2));
  return name[at] === " " ? name : `${name.slice(0, at)}${"aeiou"[Math.floor(Math.random() * 5)]}${name.slice(at + 1)}`;
}
