import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as changes } from "@/app/api/v1/changes/route";
import { handles } from "@/lib/server/db/pool";
import { ownerUrl } from "@/tests/support/urls";
import { call, makeClient, makeStewards, revise as reviseIn, tokenOf } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
const VILLAGE = "7403062003";
const revise = (client: Client, village = VILLAGE, household?: string, revision?: number) =>
  reviseIn(client, village, household, revision);
let token: string;

beforeAll(async () => {
  await owner.connect();
  const stewards = await makeStewards(owner, "7403");
  token = await tokenOf(await makeClient(stewards, "7403", ["changes:read"]));
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

interface Page {
  readonly cursor: string;
  readonly hasMore: boolean;
  readonly items: readonly { readonly household: string; readonly fields: readonly { readonly name: string }[] }[];
}

async function page(cursor: string | null, limit = 100): Promise<Page> {
  const query = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
  const { status, body } = await call(changes, `?limit=${limit}${query}`, { token });
  expect(status).toBe(200);
  return body as unknown as Page; // as the published schema has it
}

const familiesOf = ({ items }: Page) => items.map(({ household }) => household.slice(5));

describe("changes since a cursor", () => {
  it("come in order, each once, whatever the page's size, and only of the region", async () => {
    const begin = await page(null);
    const made: string[] = [];
    for (let at = 0; at < 7; at += 1) made.push(await revise(owner));
    await revise(owner, "7404111005");
    const seen: string[] = [];
    let next = await page(begin.cursor, 3);
    seen.push(...familiesOf(next));
    while (next.hasMore) {
      next = await page(next.cursor, 3);
      seen.push(...familiesOf(next));
    }
    expect(seen).toEqual(made);
    expect((await page(next.cursor)).items).toEqual([]);
  });

  it("tell which answers changed and not what they say", async () => {
    const begin = await page(null);
    const family = await revise(owner);
    await revise(owner, VILLAGE, family, 2);
    const { items } = await page(begin.cursor);
    expect(items[0]?.fields).toEqual([]); // the first load: everything is new
    expect(items[1]?.fields).toEqual([
      { name: "household.wallMaterial", person: null },
      { name: "member.name", person: "0197b0f0-0000-7000-8000-000000000001" },
    ]);
    expect(JSON.stringify(items)).not.toContain("contoh");
  });

  it("skip nothing that a slower transaction began earlier and ends later", async () => {
    const slow = new Client({ connectionString: ownerUrl() });
    await slow.connect();
    const begin = await page(null);
    await slow.query("BEGIN");
    const late = await revise(slow);
    const quick = await revise(owner);
    // The quick one has committed; it waits for the slow one, whose number is lower.
    const meanwhile = await page(begin.cursor);
    expect(familiesOf(meanwhile)).toEqual([]);
    await slow.query("COMMIT");
    await slow.end();
    expect(familiesOf(await page(meanwhile.cursor))).toEqual([late, quick]);
  });

  it("of many writers at once come whole to a reader who asks all the while", async () => {
    const begin = await page(null);
    const made: string[] = [];
    const seen: string[] = [];
    let cursor = begin.cursor;
    let isWriting = true;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      const client = new Client({ connectionString: ownerUrl() });
      await client.connect();
      for (let at = 0; at < 15; at += 1) {
        await client.query("BEGIN");
        made.push(await revise(client));
        await client.query("SELECT pg_sleep($1)", [((writer * 7 + at * 3) % 5) / 400]);
        await client.query(at % 5 === 4 ? "ROLLBACK" : "COMMIT");
        if (at % 5 === 4) made.pop();
      }
      await client.end();
    });
    const reading = (async () => {
      for (let isLast = false; !isLast; ) {
        isLast = !isWriting;
        const next = await page(cursor, 5);
        seen.push(...familiesOf(next));
        cursor = next.cursor;
        if (next.hasMore) isLast = false;
      }
    })();
    await Promise.all(writers);
    isWriting = false;
    await reading;
    const { rows } = await owner.query<{ id: string }>(
      "SELECT household_id AS id FROM household_revision WHERE regency_code = '7403' ORDER BY feed_era, feed_xid, household_id, revision",
    );
    const known = new Set(seen);
    expect(known.size).toBe(seen.length);
    expect(seen).toEqual(rows.map(({ id }) => id).slice(-seen.length));
    expect(seen.length).toBe(4 * 12);
  });

  it("that a restore undid are told as that: the cursor is of another time", async () => {
    const begin = await page(null);
    await owner.query(`CREATE OR REPLACE FUNCTION app_epoch() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$ SELECT 'lain.00000002' $$`);
    const { status, body } = await call(changes, `?cursor=${encodeURIComponent(begin.cursor)}`, { token });
    expect([status, body["code"]]).toEqual([409, "STALE"]);
    expect((await page(null)).items.length).toBeGreaterThan(0);
  });
});
