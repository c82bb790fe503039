// A country for the bench: the demo's families written again into other regencies until there are as many as asked for.
//   BENCH_HOUSEHOLDS=1000000 npm run bench               loads them before it measures
//   npm run bench:data -- --households 1000000          keeps them for the benches of aggregates (data.mjs)
// What it needs while it works stands in a schema of its own, so that it can be stopped and goes on where it was.
import pg from "pg";
import { columnsOf, putBack, seconds, setAside } from "./bulk.mjs";
import { countEverything } from "./count.mjs";

/** What a family writes, parents before children; nik_registry follows its person. */
const TABLES = [
  "household",
  "member",
  "member_civil",
  "household_kk",
  "person_registry",
  "household_revision",
  "family_event",
  "proposal",
  "proposal_event",
];
const NIK = "nik_registry";
/** Columns that name a family, a person, a proposal or an event: written anew by copy. Officers stay who they are. */
const IDS = ["id", "household_id", "person_uid", "proposal_id", "event_id", "merged_into", "other_household_id"];
/** Meetings are not copied. */
const NOT_COPIED = ["meeting_id", "import_id"];
/** The regency whose pages are measured gets as many families as one of its size has: seven times the demo's. */
const HOME = "5207";
const HOME_COPIES = 6;
/** Villages a regency must have to take the demo's one to one. */
const VILLAGES = 60;
/** Copies that share a regency's villages: the demo's have some hundred families each, a village of the country some eleven hundred. */
const DENSITY = 10;
const BATCH = 8;

/**
 * @param {{ ownerUrl: string, families: number, say?: (line: string) => void }} options
 */
export async function makeCountry({ ownerUrl, families, say = console.log }) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const began = performance.now();
  try {
    await client.query("SET synchronous_commit = off; SET work_mem = '256MB'");
    if (!(await isPlanned(client))) await plan(client, families);
    const { copies, done, indexed } = await progressOf(client);
    if (done > 0) say(`going on after copy ${done} of ${copies}`);
    if (!indexed) await setAside(client, [...TABLES, NIK]);
    for (let from = done + 1; from <= copies; from += BATCH) {
      const to = Math.min(copies, from + BATCH - 1);
      await client.query("BEGIN");
      for (const table of TABLES) await copyTable(client, table, from, to);
      await copyNiks(client, from, to);
      await client.query("UPDATE bench.progress SET done = $1", [to]);
      await client.query("COMMIT");
      say(`copy ${to} of ${copies}, ${seconds(began)} s`);
    }
    if (!indexed) await putBack(ownerUrl, client, say);
    await client.query("UPDATE bench.progress SET indexed = true");
    for (const table of [...TABLES, NIK]) await client.query(`VACUUM (ANALYZE) ${table}`);
    say(`families loaded in ${seconds(began)} s`);
    await countEverything(ownerUrl, say);
    await client.query("VACUUM (ANALYZE)");
    await client.query("DROP SCHEMA bench CASCADE");
    say(await sizeOf(client));
  } finally {
    await client.end();
  }
}

/** The plan is made in one transaction: it is there whole or not at all. */
async function isPlanned(client) {
  const { rows } = await client.query("SELECT to_regclass('bench.progress') IS NOT NULL AS planned");
  return rows[0].planned;
}

async function progressOf(client) {
  const { rows } = await client.query("SELECT copies, done, indexed FROM bench.progress");
  return rows[0];
}

/** Sources, the way of each copy (which village stands for which) and its periods. */
async function plan(client, families) {
  await client.query("BEGIN; CREATE SCHEMA bench");
  for (const table of TABLES) {
    await client.query(
      `CREATE TABLE bench.source_${table} AS SELECT * FROM ${table} WHERE village_code >= '52' AND village_code < '53'`,
    );
  }
  const present = await client.query(
    "SELECT (SELECT count(*) FROM household)::int AS there, (SELECT count(*) FROM bench.source_household)::int AS each",
  );
  const { there, each } = present.rows[0];
  const copies = Math.ceil(Math.max(0, families - there) / each);
  await client.query(
    `CREATE TABLE bench.copy_village AS
     WITH village AS (SELECT left(code, 4) AS regency, code, row_number() OVER w - 1 AS n, count(*) OVER (PARTITION BY left(code, 4)) AS of
         FROM region WHERE level = 4 AND code < '99' WINDOW w AS (PARTITION BY left(code, 4) ORDER BY code)),
       source AS (SELECT village_code AS code, row_number() OVER (ORDER BY village_code) - 1 AS n FROM bench.source_household GROUP BY 1),
       target AS (SELECT regency, (dense_rank() OVER (ORDER BY left(regency, 2) <> left($1, 2), md5(regency)) - 1) * $4 + each + $2 AS copy
         FROM village CROSS JOIN generate_series(1, $4::int) AS each WHERE n = 0 AND of >= $3 AND regency <> $1)
     SELECT k AS copy, s.code AS source, left(s.code, 4) AS regency_code, s.code AS village_code FROM source s CROSS JOIN generate_series(1, $2::int) AS k
     UNION ALL SELECT t.copy::int, s.code, v.regency, v.code FROM target t CROSS JOIN source s JOIN village v ON v.regency = t.regency AND v.n = s.n % v.of`,
    [HOME, HOME_COPIES, VILLAGES, DENSITY],
  );
  await client.query(
    `INSERT INTO period (${PERIOD_COLUMNS}) SELECT ${copyId("p.id", "r.code")}, r.code, ${PERIOD_COLUMNS.split(", ").slice(2).join(", ")}
     FROM period p CROSS JOIN region r WHERE p.region_code = left($1, 2) AND r.level = 1 AND r.code < '99' AND r.code <> p.region_code`,
    [HOME],
  );
  await client.query(
    `CREATE TABLE bench.copy_period AS SELECT DISTINCT ON (s.id, v.regency_code) s.id AS source, v.regency_code, t.id
     FROM period s JOIN period t ON t.year = s.year JOIN (SELECT DISTINCT regency_code FROM bench.copy_village) v
       ON left(v.regency_code, length(t.region_code)) = t.region_code
     ORDER BY s.id, v.regency_code, length(t.region_code) DESC`,
  );
  await client.query("ANALYZE bench.copy_village; ANALYZE bench.copy_period");
  const possible = await client.query("SELECT max(copy) AS copies FROM bench.copy_village");
  await client.query("CREATE TABLE bench.progress AS SELECT $1::int AS copies, 0 AS done, false AS indexed", [
    Math.min(copies, possible.rows[0].copies),
  ]);
  await client.query("COMMIT");
}

/** As a UUIDv7: the first half is the instant, which keeps an index's pages as full as they are in use. */
function copyId(id, copy) {
  const hash = `md5(${id}::text || ${copy}::text)`;
  return `(left(${id}::text, 8) || substr(${id}::text, 10, 4) || '7' || left(${hash}, 3) || '8' || substr(${hash}, 4, 15))::uuid`;
}

/** Thirty-two bytes that nobody else has, the same wherever the number stands. */
function copyIndex(index, copy) {
  return `sha256(${index} || int4send(${copy}))`;
}

const PERIOD_COLUMNS = "id, region_code, year, instrument, instrument_version, starts_on, ends_on";

/** What a column of a copy holds. */
function copied(column) {
  if (column === "regency_code" || column === "village_code") return `v.${column}`;
  if (column === "period_id") return "coalesce(d.id, s.period_id)";
  if (NOT_COPIED.includes(column)) return "NULL";
  if (IDS.includes(column)) return copyId(`s.${column}`, "v.copy");
  if (column.endsWith("_bidx")) return copyIndex(`s.${column}`, "v.copy");
  return `s.${column}`;
}

async function copyTable(client, table, from, to) {
  const columns = await columnsOf(client, table);
  const period = columns.includes("period_id")
    ? "LEFT JOIN bench.copy_period d ON d.source = s.period_id AND d.regency_code = v.regency_code"
    : "";
  await client.query(
    `INSERT INTO ${table} (${columns.join(", ")}) SELECT ${columns.map(copied).join(", ")}
     FROM bench.copy_village v JOIN bench.source_${table} s ON s.village_code = v.source ${period} WHERE v.copy BETWEEN $1 AND $2
     ORDER BY v.copy, v.village_code`,
    [from, to],
  );
}

async function copyNiks(client, from, to) {
  await client.query(
    `INSERT INTO ${NIK} (nik_bidx, person_uid, regency_code)
     SELECT ${copyIndex("n.nik_bidx", "v.copy")}, ${copyId("n.person_uid", "v.copy")}, v.regency_code
     FROM bench.copy_village v JOIN bench.source_person_registry s ON s.village_code = v.source JOIN ${NIK} n ON n.person_uid = s.person_uid
     WHERE v.copy BETWEEN $1 AND $2`,
    [from, to],
  );
}

async function sizeOf(client) {
  const { rows } = await client.query(
    `SELECT (SELECT count(*) FROM household)::int AS families, (SELECT count(*) FROM member)::int AS people, (SELECT count(*) FROM proposal)::int AS proposals,
       (SELECT count(*) FROM household WHERE regency_code = $1)::int AS home, (SELECT count(DISTINCT regency_code) FROM household)::int AS regencies,
       (SELECT count(DISTINCT village_code) FROM household)::int AS villages, pg_size_pretty(pg_database_size(current_database())) AS size`,
    [HOME],
  );
  const { families, people, proposals, home, regencies, villages, size } = rows[0];
  return `${families} families (${home} in ${HOME}), ${people} people, ${proposals} proposals, ${regencies} regencies, ${villages} villages, ${size}`;
}
