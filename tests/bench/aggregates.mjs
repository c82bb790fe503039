// npm run bench:aggregates: what the pages of figures ask of the database at every level, for a reader who sees all and for one from
// whom small cells are kept, against the live GROUP BY on the same database in the same run; one village counted again; with
// `-- --rebuild` everything counted again; `--only pages` or `villages` the one alone. As JSON. Needs bench:data.
import { parseArgs } from "node:util";
import pg from "pg";
import { TEST_KEYS } from "../support/keys.mjs";
import { isWhole, openBenchData } from "./data.mjs";

const COUNT = 40;
const VILLAGES = 30;
/** What is asked: the catalogue, one cut, two cuts of an indicator, two cuts of people, areas ranked. */
const TABLES = {
  "one cut": { ukuran: "PU4", baris: "desil" },
  "two cuts": { ukuran: "KS4", baris: "umur", kolom: "jenis-kelamin" },
  "people, two cuts": { ukuran: "orang", baris: "desil", kolom: "umur" },
  ranking: { ukuran: "PU4", baris: "wilayah" },
};

const { values } = parseArgs({
  options: { rebuild: { type: "boolean", default: false }, only: { type: "string", default: "villages,pages" } },
});
const data = await openBenchData();
const owner = new pg.Client({ connectionString: data.ownerUrl });
try {
  if (!(await isWhole(data.ownerUrl))) throw new Error("npm run bench:data -- --households 1000000 first");
  await owner.connect();
  Object.assign(process.env, TEST_KEYS, { DATABASE_URL: data.appUrl, NEXTAUTH_URL: "http://localhost" });
  const results = [];
  const say = (result) => {
    results.push(result);
    console.error(JSON.stringify(result));
  };
  if (values.rebuild) await measureRebuild(say);
  if (values.only.includes("villages")) await measureVillages(say);
  if (values.only.includes("pages")) await measurePages(say);
  console.log(JSON.stringify({ size: await sizeOf(), results }, null, 2));
} finally {
  await owner.end().catch(() => {});
  await data.stop();
}
process.exit(0);

async function sizeOf() {
  const { rows } = await owner.query(
    `SELECT (SELECT count(*)::int FROM household) AS families, (SELECT count(*)::int FROM member) AS people,
       (SELECT count(*)::int FROM rollup_freshness WHERE length(area_code) = 10) AS villages,
       (SELECT count(*)::int FROM rollup_person) AS "peopleCells", (SELECT count(*)::int FROM rollup_family) AS "familyCells"`,
  );
  return rows[0];
}

async function timed(ask) {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

async function times(count, ask) {
  const taken = [];
  for (let index = 0; index < count; index += 1) taken.push(await timed(() => ask(index)));
  return percentiles(taken);
}

function percentiles(taken) {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
  return { count: taken.length, p50: at(0.5), p95: at(0.95) };
}

async function measureRebuild(tell) {
  const { rebuildRollups } = await import("../../prisma/counting/rebuild.ts");
  const began = performance.now();
  const seconds = () => Number(((performance.now() - began) / 1000).toFixed(1));
  const say = (line) => {
    if (line.includes("indicators"))
      tell({ what: "everything counted again: cubes, indicators, work", seconds: seconds() });
  };
  await rebuildRollups(data.ownerUrl, new Date(), { say });
  tell({ what: "the same with filled variables", seconds: seconds() });
}

async function measureVillages(tell) {
  const { coverVillage, rollUpVillage } = await import("../../lib/server/rollup/roll-up-village.ts");
  for (const [least, most] of [
    [50, 200],
    [400, 1500],
    [5000, 20000],
  ]) {
    const { rows } = await owner.query(
      `SELECT area_code AS code, families FROM rollup_freshness WHERE length(area_code) = 10 AND families BETWEEN $1 AND $2 ORDER BY md5(area_code) LIMIT $3`,
      [least, most, VILLAGES],
    );
    if (rows.length === 0) continue;
    const each = Math.round(rows.reduce((sum, row) => sum + row.families, 0) / rows.length);
    const placeOf = (index) => {
      const { code } = rows[index % rows.length];
      return { regencyCode: code.slice(0, 4), villageCode: code };
    };
    // Each on a connection that knows the statements, as the worker's do.
    const measure = async (what, prepare, count) => {
      const taken = [];
      for (let index = 0; index < rows.length * 2; index += 1) {
        await prepare(placeOf(index));
        taken.push(await timed(() => count(placeOf(index), new Date())));
      }
      tell({ what: `a village of ${each} families, ${what}`, ...percentiles(taken) });
    };
    await measure("after a step of work", (place) => markVillage(place, true), rollUpVillage);
    await measure("after a family changed", changeFamily, rollUpVillage);
    await measure(
      "of everything",
      () => {},
      (place, at) => rollUpVillage({ ...place, whole: true }, at),
    );
    await measure("filled variables", () => {}, coverVillage);
  }
}

function markVillage({ regencyCode, villageCode }, isWorkAlone) {
  return owner.query(
    `INSERT INTO dirty_village (regency_code, id, village_code, marked_at, is_work_alone) VALUES ($1, gen_random_uuid(), $2, now(), $3)`,
    [regencyCode, villageCode, isWorkAlone],
  );
}

/** One family's toilet, so that cells of every level above differ. */
async function changeFamily({ regencyCode, villageCode }) {
  await owner.query(
    `UPDATE household SET toilet_facility = CASE WHEN toilet_facility = 5 THEN 1 ELSE 5 END WHERE regency_code = $1
       AND id = (SELECT id FROM household WHERE regency_code = $1 AND village_code = $2 AND status = 1 ORDER BY id LIMIT 1)`,
    [regencyCode, villageCode],
  );
  await markVillage({ regencyCode, villageCode }, false);
}

async function measurePages(tell) {
  const { getTable } = await import("../../lib/server/cube/queries.ts");
  const { getIndicators } = await import("../../lib/server/cube/indicators-query.ts");
  const { findArea } = await import("../../lib/server/dashboard/queries.ts");
  const { parseTable } = await import("../../lib/domain/cube/request.ts");
  const others = await otherPages();
  for (const code of ["5207022001", "520702", "5207", "52", "0"]) {
    for (const [who, role, region] of [
      ["sees all", "coach", code],
      ["small cells kept, grant here", "viewer", code],
      ["small cells kept, grant of the nation", "viewer", "0"],
    ]) {
      const actor = actorOf(role, region);
      const area = await findArea(actor, code);
      if (area === null) continue;
      tell({ area: code, what: "catalogue", who, ...(await times(COUNT, () => getIndicators(actor, area))) });
      for (const [what, params] of Object.entries(TABLES)) {
        if (what === "ranking" && area.level === "village") continue;
        const request = parseTable(params, area.level);
        tell({ area: code, what, who, ...(await times(COUNT, () => getTable(actor, area, request))) });
      }
      for (const [what, ask] of Object.entries(await others(actor, area)))
        tell({ area: code, what, who, ...(await times(COUNT, ask)) });
    }
    await measureLive(code, tell);
  }
}

/** What the further pages of figures ask: overview, deciles over time, two areas side by side, filled answers, the briefing on one page. */
async function otherPages() {
  const { findArea, getOverview } = await import("../../lib/server/dashboard/queries.ts");
  const { parseChoice } = await import("../../lib/domain/dashboard/address.ts");
  const { findDynamics } = await import("../../lib/server/dynamics/queries.ts");
  const { readDynamicsChoice } = await import("../../lib/domain/dynamics/address.ts");
  const { listCandidates } = await import("../../lib/server/compare/candidates.ts");
  const { compareAreas } = await import("../../lib/server/compare/compare-query.ts");
  const { getCoverage } = await import("../../lib/server/coverage/queries.ts");
  const { findBriefing } = await import("../../lib/server/briefing/briefing-query.ts");
  return async (actor, area) => {
    const [candidate] = await listCandidates(area);
    const other = candidate === undefined ? null : await findArea(actor, candidate.code);
    return {
      overview: () => getOverview(actor, area, parseChoice({}), new Date()),
      "deciles over time": () => findDynamics(actor, area, readDynamicsChoice({})),
      ...(other === null ? {} : { comparison: () => compareAreas(actor, area, other, new Date()) }),
      "filled answers": () => getCoverage(actor, area, new Date()),
      briefing: () => findBriefing(actor, area, new Date()),
    };
  };
}

/** The same figure of one cut, from the families themselves. */
async function measureLive(code, tell) {
  const region =
    code === "0"
      ? "true"
      : "h.regency_code >= left($1, 4) AND h.regency_code < left($1, 4) || ':' AND h.village_code >= $1 AND h.village_code < $1 || ':'";
  const ask = () =>
    owner.query(
      `SELECT h.decile_national, count(*) FILTER (WHERE h.toilet_facility IN (5, 6)), count(h.toilet_facility) FROM household h WHERE h.status = 1 AND ${region} GROUP BY 1`,
      code === "0" ? [] : [code],
    );
  tell({ area: code, what: "one cut, live GROUP BY of families", ...(await times(code.length < 4 ? 3 : 10, ask)) });
  const people = () =>
    owner.query(
      `SELECT m.sex, extract(year FROM age(m.demographic_as_of, m.birth_date))::int / 5, count(*) FILTER (WHERE m.chronic_illness > 1), count(*)
       FROM household h JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id WHERE h.status = 1 AND ${region} GROUP BY 1, 2`,
      code === "0" ? [] : [code],
    );
  tell({ area: code, what: "two cuts, live GROUP BY of people", ...(await times(code.length < 4 ? 3 : 10, people)) });
}

function actorOf(role, regionCode) {
  const grant = {
    id: "00000000-0000-7000-8000-000000000001",
    role,
    regionCode,
    level: "full",
    source: "administrator",
  };
  return { userId: grant.id, sessionId: grant.id, displayName: "Bench", locale: "id", grant, grants: [grant] };
}
