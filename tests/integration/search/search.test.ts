import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rangeOf, type Scope } from "@/lib/domain/access/scope";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { ownerUrl } from "@/tests/support/urls";

const HERE = "5207032001";
const NEXT = "5207042001";
const ELSEWHERE = "5204082001";
const owner = new Client({ connectionString: ownerUrl() });

/** Families by what one person of each is called. */
async function writeFamilies(village: string, names: readonly string[]): Promise<readonly string[]> {
  const found = await owner.query<{ id: string }>(
    `WITH named AS (SELECT gen_random_uuid() AS id, name, n FROM unnest($2::text[]) WITH ORDINALITY AS each (name, n)),
       families AS (INSERT INTO household (regency_code, id, village_code, status, revision, head_name, member_count, created_at, updated_at)
         SELECT left($1, 4), id, $1, 1, 1, name, 1, now(), now() FROM named RETURNING id),
       people AS (INSERT INTO member (regency_code, id, village_code, household_id, active, name, name_norm, created_at, updated_at)
         SELECT left($1, 4), gen_random_uuid(), $1, id, true, name, lower(name), now(), now() FROM named)
     SELECT id FROM named ORDER BY n`,
    [village, names],
  );
  return found.rows.map(({ id }) => id);
}

async function search(term: string, limit: number, scope: Partial<Scope> = {}): Promise<readonly string[]> {
  const whole: Scope = { actorId: uuidv7(), mode: "area", ranges: [rangeOf("5207")], household: null, ...scope };
  const rows = await underScope(
    whole,
    ({ sql }) =>
      sql<{ id: string }>`SELECT household_id AS id FROM app_search_families(${["5207", "5204"]}, ${term}, ${limit})`,
  );
  return rows.map(({ id }) => id);
}

beforeAll(() => owner.connect());

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("families by name", () => {
  it("answers who has the words first, then near spellings, and nobody outside the scope", async () => {
    const [exact, near] = await writeFamilies(HERE, ["Rudmanto Ekasila", "Rudmanta Ekasila", "Kornelis Wae"]);
    const [neighbour] = await writeFamilies(NEXT, ["Rudmanto Ekasila"]);
    const [foreign] = await writeFamilies(ELSEWHERE, ["Rudmanto Ekasila"]);
    const found = await search("rudmanto ekasila", 100);
    expect(new Set(found.slice(0, 2))).toEqual(new Set([exact, neighbour]));
    expect(found.slice(2)).toEqual([near]);
    expect(await search("rudmanto ekasila", 100, { ranges: [rangeOf(HERE)] })).toEqual([exact, near]);
    expect(await search("rudmanto ekasila", 100, { ranges: [rangeOf("52")] })).toContain(foreign);
    expect(await search("rudmanto ekasila", 100, { mode: "none", ranges: [] })).toEqual([]);
  });

  it("shows a companion their own families alone", async () => {
    const [mine] = await writeFamilies(HERE, ["Zubaidin Pratokol", "Zubaidin Pratokol"]);
    const actorId = uuidv7();
    await owner.query(
      "INSERT INTO assignment (regency_code, household_id, user_id, village_code, created_at) VALUES ('5207', $1, $2, $3, now())",
      [mine, actorId, HERE],
    );
    expect(await search("zubaidin", 100, { actorId, mode: "assigned", ranges: [rangeOf(HERE)] })).toEqual([mine]);
  });

  it("answers whole words before parts of words when more people match than it scores", async () => {
    await writeFamilies(
      HERE,
      Array.from({ length: 60 }, () => "Xantikawarno"),
    );
    const [whole, atEnd] = await writeFamilies(HERE, ["Antika Mulyo", "Mulyo ANTIKA"]);
    const found = await search("antika", 5);
    expect(found).toHaveLength(5);
    expect(new Set(found.slice(0, 2))).toEqual(new Set([whole, atEnd]));
  });

  it("looks for short words where a word begins, which the index can tell", async () => {
    const [first, second] = await writeFamilies(HERE, ["Qi Mamuri", "Tamsoq Qibar", "Maqimo"]);
    const found = await search("qi", 100);
    expect(new Set(found)).toEqual(new Set([first, second]));
  });

  it("takes wildcards and backslashes for what they are", async () => {
    await writeFamilies(HERE, ["Vuthmawo Leksono"]);
    for (const term of ["vuth%leksono", "vuthmaw_", "%%%", "\\", "vuthmawo\\"]) {
      const held = await search(term, 100);
      // Near spellings may follow; none of these is held by a name.
      expect(term.includes("vuth") ? held.length <= 1 : held.length === 0, term).toBe(true);
    }
  });
});
