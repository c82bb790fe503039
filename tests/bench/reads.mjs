// What the portal's own functions need, without the pages around them: the time on the server that is the database's.
import pg from "pg";
import { unseal } from "../../lib/server/crypto/seal.ts";
import { findArea, getOverview } from "../../lib/server/dashboard/queries.ts";
import { findFamilyPage } from "../../lib/server/household/family-query.ts";
import { listHouseholds } from "../../lib/server/household/list-query.ts";
import { sealSearch } from "../../lib/server/household/search-token.ts";
import { rollUpVillage } from "../../lib/server/rollup/roll-up-village.ts";

const EVERYTHING = {
  search: "",
  after: "",
  dusun: "",
  rt: "",
  status: null,
  decile: null,
  freshness: null,
  field: null,
  village: "",
};
const CHOICE = { year: null, detail: "children", order: "name" };

/** A person as the portal knows them once signed in. */
export function actorOf({ role, regionCode, displayName }) {
  const grant = { id: crypto.randomUUID(), role, regionCode, level: "full" };
  return {
    userId: crypto.randomUUID(),
    sessionId: crypto.randomUUID(),
    displayName,
    locale: "id",
    grant,
    grants: [grant],
  };
}

/** Words that people of an area are searched by: full numbers, and the first two words of a name. */
export async function termsOf(ownerUrl, area, count) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT name, nik_sealed AS nik FROM (SELECT name, nik_sealed, id FROM member
         WHERE regency_code = left($1, 4) AND starts_with(village_code, $1) AND active AND nik_sealed IS NOT NULL) m ORDER BY md5(id::text) LIMIT $2`,
      [area, count],
    );
    return {
      NIK: rows.map(({ nik }) => unseal(nik)),
      name: rows.map(({ name }) => name.split(" ").slice(0, 2).join(" ")),
    };
  } finally {
    await client.end();
  }
}

export async function search(actor, term, periodId, mustFind = true) {
  const found = await listHouseholds(actor, { ...EVERYTHING, search: sealSearch(term) }, periodId, new Date());
  return !mustFind || found.lines.length > 0;
}

export async function list(actor, periodId) {
  return (await listHouseholds(actor, EVERYTHING, periodId, new Date())).lines.length > 0;
}

export async function family(actor, publicId) {
  return (await findFamilyPage(actor, publicId, "id", new Date())) !== null;
}

export async function dashboard(actor, code) {
  const area = await findArea(actor, code);
  return area !== null && (await getOverview(actor, area, CHOICE, new Date())).headline !== null;
}

export async function rollUp(village) {
  await rollUpVillage({ regencyCode: village.slice(0, 4), villageCode: village }, new Date());
  return true;
}

/** Villages with families, spread over the country: the ones that are rolled up. */
export async function villagesOf(ownerUrl, prefix, count) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT area_code AS code, families FROM rollup_freshness WHERE length(area_code) = 10 AND starts_with(area_code, $1)
       ORDER BY md5(area_code) LIMIT $2`,
      [prefix, count],
    );
    return rows;
  } finally {
    await client.end();
  }
}
