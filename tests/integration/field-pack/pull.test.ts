import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { type Selection, TAKE_ALONG_MOST } from "@/lib/domain/field/exchange";
import { PACK_PAGE, type PullAnswer, type PullRequest } from "@/lib/domain/field/pack";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { choices } from "@/lib/server/field/pack/choices";
import { pull } from "@/lib/server/field/pack/pull";
import { villageList } from "@/lib/server/field/pack/village-list";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207012009";
const WIDE_VILLAGE = "5207021004";
const REGENCY = VILLAGE.slice(0, 4);
const owner = new Client({ connectionString: ownerUrl() });
const now = new Date();
const today = localDay(now, "Asia/Makassar");
let operator: Actor;
let companion: Actor;
let families: readonly SeedFamily[];

const standing = () => families.filter(({ status }) => status !== 3);
const placesOf = (some: readonly SeedFamily[]) =>
  some.map(({ household }) => ({
    dusun: String(household["dusun"]),
    rw: household["rw"] == null ? null : String(household["rw"]),
    rt: household["rt"] == null ? null : String(household["rt"]),
  }));

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, REGENCY);
  operator = await makeActor(owner, "village-operator", VILLAGE);
  companion = await makeActor(owner, "companion", VILLAGE);
  families = await makeFamilies(owner, VILLAGE, 130, today);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const ask = (selection: Selection, part: Partial<PullRequest> = {}): PullRequest => ({
  do: "pull",
  selection,
  cursor: null,
  have: {},
  withFrame: false,
  ...part,
});

async function page(actor: Actor, request: PullRequest): Promise<PullAnswer> {
  const answer = await pull(actor, request, now);
  if (answer === null) throw new Error("this duty takes nothing along");
  return answer;
}

/** All pages, as a device goes through them: what it was told of is not offered again. */
async function takeAll(actor: Actor, selection: Selection, marks: Readonly<Record<string, string>> = {}) {
  const have = { ...marks };
  const pages: PullAnswer[] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const answer: PullAnswer = await page(actor, ask(selection, { cursor, have: { ...have } }));
    pages.push(answer);
    for (const id of [...answer.same, ...answer.gone, ...answer.families.map((family) => family.id)]) delete have[id];
    cursor = answer.next;
  }
  return pages;
}

const marksOf = (pages: readonly PullAnswer[]) =>
  Object.fromEntries(pages.flatMap((answer) => answer.families.map(({ id, mark }) => [id, mark])));
const wholeVillage = (): Selection => ({ by: "rt", places: placesOf(families) });

describe("taking families along", () => {
  it("goes through the chosen places page by page, each family once, and goes on where it was cut", async () => {
    const pages = await takeAll(operator, wholeVillage());
    const ids = pages.flatMap((answer) => answer.families.map(({ id }) => id));
    expect(pages.map((answer) => answer.families.length)).toEqual([PACK_PAGE, PACK_PAGE, standing().length - 100]);
    expect(new Set(ids)).toEqual(new Set(standing().map(({ id }) => id)));
    expect(pages[0]).toMatchObject({ total: standing().length, isCut: false, same: [], gone: [] });
    const again = await page(operator, ask(wholeVillage(), { cursor: pages[0]?.next ?? null }));
    expect(again.families).toEqual(pages[1]?.families);
  });

  it("brings what the regions around the village add to the training, and what its person may do", async () => {
    const add = (regionCode: string, body: string) =>
      owner.query(
        `INSERT INTO training_supplement (region_code, module, version, body, written_by, written_at)
         VALUES ($1, 'wawancara-dan-foto', 1, $2, $3, $4)`,
        [regionCode, body, operator.userId, now],
      );
    await add(REGENCY, "Salam dalam bahasa Sumbawa.");
    await add("5204", "Bukan untuk desa ini.");
    const { frame } = await page(operator, ask(wholeVillage(), { withFrame: true }));
    expect(frame?.supplements).toMatchObject([
      {
        module: "wawancara-dan-foto",
        regionCode: REGENCY,
        body: "Salam dalam bahasa Sumbawa.",
        writtenAt: now.getTime(),
      },
    ]);
    expect(frame).toMatchObject({ maySubmit: true, mayRegister: true });
    expect((await page(companion, ask(wholeVillage(), { withFrame: true }))).frame?.maySubmit).toBe(false);
    await owner.query("DELETE FROM training_supplement WHERE written_by = $1", [operator.userId]);
  });

  it("names nobody in the mark of a page", async () => {
    const { next, families: shown } = await page(operator, ask(wholeVillage()));
    expect(next).toMatch(/^s1\./);
    for (const { headName } of shown) expect(next).not.toContain(headName.split(" ")[0]);
  });

  it("takes one RT and leaves the others", async () => {
    const [place] = placesOf(standing());
    if (place === undefined) throw new Error("the village has a family");
    const own = standing().filter((family) => JSON.stringify(placesOf([family])[0]) === JSON.stringify(place));
    const pages = await takeAll(operator, { by: "rt", places: [place] });
    expect(new Set(Object.keys(marksOf(pages)))).toEqual(new Set(own.map(({ id }) => id)));
  });

  it("tells what is unchanged in one page, and sends what changed", async () => {
    const marks = marksOf(await takeAll(operator, wholeVillage()));
    const unchanged = await takeAll(operator, wholeVillage(), marks);
    expect(unchanged).toHaveLength(1);
    expect(unchanged[0]).toMatchObject({ families: [], gone: [], next: null });
    expect(unchanged[0]?.same).toHaveLength(standing().length);

    const [drafted, ranked, given] = standing();
    if (drafted === undefined || ranked === undefined || given === undefined) throw new Error("too few families");
    const key = { regencyCode: REGENCY, id: uuidv7() };
    await must(operator, "proposal.start", { ...key, householdId: drafted.id, channel: "visit" });
    await owner.query(
      "UPDATE household SET decile_national = 11 - coalesce(nullif(decile_national, 0), 1) WHERE id = $1",
      [ranked.id],
    );
    await owner.query(
      "INSERT INTO assignment (regency_code, household_id, user_id, village_code, created_at) VALUES ($1, $2, $3, $4, now())",
      [REGENCY, given.id, operator.userId, VILLAGE],
    );
    const changed = await takeAll(operator, wholeVillage(), marks);
    expect(new Set(Object.keys(marksOf(changed)))).toEqual(new Set([drafted.id, ranked.id, given.id]));
    expect(changed.flatMap(({ same }) => same)).toHaveLength(standing().length - 3);
    const after = { ...marks, ...marksOf(changed) };
    const version = await must<{ version: number }>(operator, "proposal.save", {
      ...key,
      patches: [
        {
          level: "household",
          uid: null,
          key: "address",
          before: drafted.household["address"] ?? null,
          value: "Jalan Contoh",
        },
      ],
    });
    expect(version.version).toBeGreaterThan(1);
    expect(Object.keys(marksOf(await takeAll(operator, wholeVillage(), after)))).toEqual([drafted.id]);
  });

  it("says of what is another village's, unknown or not chosen any more only that it is gone", async () => {
    const elsewhere = await makeFamilies(owner, "5207012004", 2, today);
    const [first, second] = standing();
    if (first === undefined || second === undefined) throw new Error("too few families");
    const ids = { foreign: elsewhere[0]?.id ?? "", unknown: uuidv7(), left: second.id };
    const have = Object.fromEntries(Object.values(ids).map((id) => [id, "000000000000"]));
    const selection: Selection = { by: "families", ids: [first.id, ids.foreign, ids.unknown] };
    const answer = await page(operator, ask(selection, { have }));
    expect(answer.families.map(({ id }) => id)).toEqual([first.id]);
    expect(new Set(answer.gone)).toEqual(new Set(Object.values(ids)));
  });

  it("writes one audit row a page, with the families sent and why", async () => {
    const count = async () =>
      (
        await owner.query(
          "SELECT purpose, subject_ids FROM audit WHERE actor_id = $1 AND action = 'household:read' ORDER BY at",
          [operator.userId],
        )
      ).rows;
    const before = (await count()).length;
    const answer = await page(operator, ask(wholeVillage()));
    const rows = (await count()).slice(before);
    expect(rows).toHaveLength(1);
    expect(rows[0].purpose).toBe("field");
    expect(new Set(rows[0].subject_ids)).toEqual(new Set(answer.families.map(({ id }) => id)));
  });

  it("takes a thousand at most and says that there are more", async () => {
    const many = await makeFamilies(owner, WIDE_VILLAGE, TAKE_ALONG_MOST + 60, today);
    const wide = await makeActor(owner, "village-operator", WIDE_VILLAGE);
    const pages = await takeAll(wide, { by: "rt", places: placesOf(many) });
    const total = many.filter(({ status }) => status !== 3).length;
    expect(total).toBeGreaterThan(TAKE_ALONG_MOST);
    expect(pages[0]).toMatchObject({ total, isCut: true });
    const marks = marksOf(pages);
    expect(Object.keys(marks)).toHaveLength(TAKE_ALONG_MOST);
    const beyond = many.find(({ id, status }) => status !== 3 && marks[id] === undefined);
    const again = await takeAll(wide, { by: "rt", places: placesOf(many) }, { ...marks, [beyond?.id ?? ""]: "x" });
    expect(again.flatMap(({ gone }) => gone)).toEqual([beyond?.id]);
  }, 120_000);
});

describe("a companion", () => {
  it("is offered and given what was assigned to them, whatever they choose, until it is taken back", async () => {
    const given = standing().slice(5, 8);
    await must(operator, "assignment.give", {
      villageCode: VILLAGE,
      userId: companion.userId,
      chosen: { kind: "families", ids: given.map(({ id }) => id) },
    });
    const offered = await choices(companion, now);
    expect(offered?.places.reduce((sum, { families: n }) => sum + n, 0)).toBe(3);
    expect(offered?.assigned).toBe(3);
    const own = new Set(given.map(({ id }) => id));
    const marks = marksOf(await takeAll(companion, { by: "assignment" }));
    expect(new Set(Object.keys(marks))).toEqual(own);
    expect(new Set(Object.keys(marksOf(await takeAll(companion, wholeVillage()))))).toEqual(own);
    const [lost] = given;
    await must(operator, "assignment.take", {
      villageCode: VILLAGE,
      userId: companion.userId,
      chosen: { kind: "families", ids: [lost?.id] },
    });
    const [after] = await takeAll(companion, { by: "assignment" }, marks);
    expect(after?.gone).toEqual([lost?.id]);
    expect(after?.same).toHaveLength(2);
  });
});

describe("what there is to take along", () => {
  it("counts the families of each place and those that nobody has worked on in this period", async () => {
    const offered = await choices(operator, now);
    const sum = (key: "families" | "untouched") => offered?.places.reduce((all, place) => all + place[key], 0) ?? 0;
    expect(sum("families")).toBe(standing().length);
    expect(sum("untouched")).toBe(standing().length - 1);
    const { families: sent } = await page(operator, ask(wholeVillage()));
    const bytes = sent.reduce((all, family) => all + JSON.stringify(family).length, 0) / sent.length;
    expect((offered?.bytesEach ?? 0) / bytes).toBeGreaterThan(0.7);
    expect((offered?.bytesEach ?? 0) / bytes).toBeLessThan(1.4);
  });

  it("is nothing for a duty that drafts nothing in a village of its own", async () => {
    for (const [role, region] of [
      ["regency-verifier", REGENCY],
      ["village-head", VILLAGE],
      ["viewer", VILLAGE],
    ] as const) {
      const other = await makeActor(owner, role, region);
      expect(await choices(other, now)).toBeNull();
      expect(await pull(other, ask(wholeVillage()), now)).toBeNull();
    }
    const invited = await makeActor(owner, "village-operator", VILLAGE);
    const early = { ...invited, grant: { ...invited.grant, level: "invited" as const } };
    expect(await pull(early, ask(wholeVillage()), now)).toBeNull();
  });
});

const nameOf = (family: SeedFamily | undefined) =>
  String(family?.members.find(({ answers }) => answers["relationToHead"] === 1)?.answers["name"] ?? "");

describe("the village's families to choose from", () => {
  const all = async (words = "") => {
    const ids: string[] = [];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page = await villageList(operator, { words, after }, now);
      ids.push(...(page?.families.map(({ id }) => id) ?? []));
      after = page?.next ?? null;
    }
    return ids;
  };

  it("come page by page, each once, and are logged as read", async () => {
    const ids = await all();
    expect(ids).toHaveLength(standing().length);
    expect(new Set(ids)).toEqual(new Set(standing().map(({ id }) => id)));
    const { rows } = await owner.query(
      "SELECT count(*)::int AS n FROM audit WHERE actor_id = $1 AND $2 = ANY (subject_ids)",
      [operator.userId, ids.at(-1)],
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });

  it("are found by a name, and those of another village are not", async () => {
    const [family] = standing();
    const name = nameOf(family);
    const found = await villageList(operator, { words: name, after: null }, now);
    expect(found?.families.map(({ id }) => id)).toContain(family?.id);
    const [stranger] = await makeFamilies(owner, WIDE_VILLAGE, 1, today);
    expect(await all(nameOf(stranger))).not.toContain(stranger?.id);
  });

  it("are not for a duty that takes none along", async () => {
    const verifier = await makeActor(owner, "regency-verifier", REGENCY);
    expect(await villageList(verifier, { words: "", after: null }, now)).toBeNull();
  });
});
