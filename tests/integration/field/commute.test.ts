import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FieldOperation, OperationResult } from "@/lib/domain/field/operation";
import { findFormPage } from "@/lib/server/proposal/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { assign, enrolPhone, exchangeOf, openVillage, type Phone, REGENCY, save, start, type Village } from "./world";

const KEYS = [
  "floorAreaM2",
  "floorMaterial",
  "wallMaterial",
  "roofMaterial",
  "drinkingWater",
  "lightingSource",
  "cookingFuel",
  "toiletFacility",
] as const;
const FAMILIES = 3;
const RUNS = 14;
const MOST_ROUNDS = 30;

let village: Village;
let phones: readonly [Phone, Phone];

beforeAll(async () => {
  village = await openVillage((RUNS + 8) * FAMILIES);
  phones = [await enrolPhone(village.team.operator), await enrolPhone(village.companion)];
});
afterAll(() => village.close());

interface Sent {
  readonly phone: Phone;
  readonly operation: FieldOperation;
}

/** Of one family: who writes each answer, and how each person's answers are cut into saves. */
interface Work {
  readonly byCompanion: readonly boolean[];
  readonly savesEach: number;
}

/** Both persons begin the family on their own device, and write answers of their own. */
function operationsOf(family: SeedFamily, { byCompanion, savesEach }: Work): readonly Sent[] {
  return phones.flatMap((phone, who) => {
    const keys = KEYS.filter((_, at) => (byCompanion[at] === true ? 1 : 0) === who);
    const begin = start(family);
    const made: Sent[] = [{ phone, operation: begin }];
    const size = Math.max(1, Math.ceil(keys.length / savesEach));
    for (let at = 0; at < keys.length; at += size) {
      const before = made.at(-1)?.operation ?? begin;
      const first = save(before, "", null, null, { startOp: begin.opId });
      const patches = keys.slice(at, at + size).map((key) => ({
        level: "household",
        uid: null,
        key,
        before: family.household[key] ?? null,
        value: answerTo(key),
      }));
      made.push({ phone, operation: { ...first, input: { ...first.input, patches } } });
    }
    return made;
  });
}

const answerTo = (key: (typeof KEYS)[number]) => KEYS.indexOf(key) + 101;

/** Sends everything in the drawn order and cuts, each device its own, until all is taken: what is parked goes again. */
async function deliver(all: readonly Sent[], cuts: readonly number[]): Promise<void> {
  let left = all;
  for (let round = 0; left.length > 0; round += 1) {
    if (round === MOST_ROUNDS) throw new Error("it does not come to an end");
    const again: Sent[] = [];
    for (let at = 0, cut = round; at < left.length; cut += 1) {
      const size = cuts[cut % cuts.length] ?? 1;
      const parcel = left.slice(at, at + size);
      at += size;
      for (const phone of phones) {
        const own = parcel.filter((each) => each.phone === phone);
        if (own.length === 0) continue;
        const { results } = await exchangeOf(
          phone,
          own.map(({ operation }) => operation),
        );
        again.push(...own.filter(({ operation }) => !isTaken(results, operation)));
      }
    }
    left = again;
  }
}

function isTaken(results: readonly OperationResult[], { opId }: FieldOperation): boolean {
  const result = results.find((each) => each.opId === opId);
  if (result?.kind === "taken") {
    expect(result.conflicts).toEqual([]);
    return true;
  }
  expect(result?.kind).toBe("parked");
  return false;
}

const number = async (text: string, values: readonly unknown[]) =>
  Number((await village.owner.query(text, [...values])).rows[0].n);

/** What the portal holds of a family's draft, without what is made anew each time. */
async function draftOf(family: SeedFamily, sent: readonly Sent[]) {
  const { rows } = await village.owner.query(
    "SELECT id, version, contributors FROM proposal WHERE regency_code = $1 AND household_id = $2",
    [REGENCY, family.id],
  );
  const [row] = rows;
  const page = await findFormPage(village.team.operator, { regencyCode: REGENCY, id: row.id }, new Date());
  const held = page?.payload.answers.household ?? {};
  const ids = sent.map(({ operation }) => operation.opId);
  return {
    drafts: rows.length,
    answers: KEYS.map((key) => held[key]),
    version: row.version,
    contributors: [...row.contributors].sort(),
    operations: await number("SELECT count(*) AS n FROM operation WHERE id = ANY ($1)", [ids]),
    saves: await number("SELECT count(*) AS n FROM audit WHERE action = 'proposal:save' AND $1 = ANY (subject_ids)", [
      row.id,
    ]),
    starts: await number("SELECT count(*) AS n FROM audit WHERE action = 'proposal:start' AND $1 = ANY (subject_ids)", [
      row.id,
    ]),
    conflicts: await number("SELECT count(*) AS n FROM draft_conflict WHERE proposal_id = $1", [row.id]),
    asides: await number("SELECT count(*) AS n FROM field_set_aside WHERE op_id = ANY ($1) AND state = 'open'", [ids]),
  };
}

const work = fc.record({
  byCompanion: fc.array(fc.boolean(), { minLength: KEYS.length, maxLength: KEYS.length }),
  savesEach: fc.integer({ min: 1, max: 4 }),
});

it("operations of different families and of different fields of one commute: any order, any cut ends alike", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(work, { minLength: FAMILIES, maxLength: FAMILIES }),
      fc.array(fc.nat(9_999), { minLength: 60, maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
      async (works, order, cuts) => {
        const made = [];
        for (const each of works) {
          const family = village.take();
          await assign(village.owner, family.id, village.companion);
          made.push({ family, sent: operationsOf(family, each) });
        }
        const all = made.flatMap(({ sent }) => sent);
        const shuffled = all
          .map((each, at) => ({ each, place: order[at % order.length] ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ each }) => each);
        await deliver(shuffled, cuts);
        for (const { family, sent } of made) {
          const saves = sent.filter(({ operation }) => operation.command === "proposal.save").length;
          expect(await draftOf(family, sent)).toEqual({
            drafts: 1,
            answers: KEYS.map(answerTo),
            version: 1 + saves,
            // Who only began the draft that another had begun has written nothing in it.
            contributors: expect.any(Array),
            operations: sent.length,
            saves,
            starts: phones.length,
            conflicts: 0,
            asides: 0,
          });
        }
      },
    ),
    { numRuns: RUNS, seed: 5207, endOnFailure: true },
  );
}, 120_000);
