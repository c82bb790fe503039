import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STIR_LETTERS, stirText } from "@/lib/domain/field/exchange";
import type { PullAnswer } from "@/lib/domain/field/pack";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeActor } from "@/tests/support/factory/people";
import { decision, heldMeeting } from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import {
  assign,
  enrolPhone,
  exchangeOf,
  moveAway,
  NEIGHBOUR,
  openVillage,
  outcomeOf,
  type Phone,
  post,
  REGENCY,
  save,
  start,
  submit,
  VILLAGE,
  type Village,
} from "./world";

let village: Village;
let operators: Phone;
let companions: Phone;
let strangers: Phone;
let meetingId: string;
let since: number;

beforeAll(async () => {
  village = await openVillage(40);
  operators = await enrolPhone(village.team.operator);
  companions = await enrolPhone(village.companion);
  strangers = await enrolPhone(await makeActor(village.owner, "companion", VILLAGE));
  meetingId = await heldMeeting(village.team.head, VILLAGE, village.today);
  since = Date.now();
});
afterAll(() => village.close());

/** Whether a device that asks hears that something happened to a family. */
async function hears(phone: Phone, { id }: SeedFamily, from = since): Promise<boolean> {
  const { mark, stirred } = await exchangeOf(phone, [], { since: from });
  const sum = createHash("sha256").update(stirText(mark, id)).digest("hex").slice(0, STIR_LETTERS);
  return stirred?.includes(sum) ?? false;
}

async function given(): Promise<SeedFamily> {
  const family = village.take();
  await assign(village.owner, family.id, village.companion);
  return family;
}

/** The companion fills in, the operator sends, the meeting returns it. */
async function returned(): Promise<SeedFamily> {
  const family = await given();
  const begin = start(family);
  const typed = save(begin, "floorAreaM2", family.household["floorAreaM2"], 64);
  await exchangeOf(companions, [begin, typed]);
  await exchangeOf(
    operators,
    [submit({ ...typed, prevOp: null, opId: uuidv7() })].map((one) => ({
      ...one,
      prevOp: null,
      input: { ...one.input, version: 2 },
    })),
  );
  const item = { regencyCode: REGENCY, id: begin.recordId, version: 3 };
  const because = { target: "operator", reason: "ANSWERS_INCONSISTENT", note: "Luas lantai.", meetingId };
  await must(village.team.head, "proposal.decide", { item, decision: decision("return", because) });
  return family;
}

async function again(phone: Phone, ids: readonly string[]): Promise<PullAnswer> {
  const have = Object.fromEntries(ids.map((id) => [id, ""]));
  const body = { do: "pull", selection: { by: "families", ids }, cursor: null, have, withFrame: false };
  const outcome = await outcomeOf<PullAnswer>(await post(phone.pass, body));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

describe("after a contact a device hears", () => {
  it("that a proposal of its families came back, and fetches it with the reason; others hear nothing", async () => {
    const family = await returned();
    for (const phone of [companions, operators]) expect(await hears(phone, family)).toBe(true);
    expect(await hears(strangers, family)).toBe(false);
    const outside = await enrolPhone(await makeActor(village.owner, "village-operator", NEIGHBOUR));
    expect(await hears(outside, family)).toBe(false);
    expect((await again(companions, [family.id])).families).toMatchObject([
      { id: family.id, drafts: [{ state: "returned", reason: "ANSWERS_INCONSISTENT", note: "Luas lantai." }] },
    ]);
  });

  it("nothing where it does not ask, and nothing that is older than its last hearing", async () => {
    const family = await returned();
    expect((await exchangeOf(companions, [])).stirred).toBeUndefined();
    expect(await hears(companions, family, Date.now() + 120_000)).toBe(false);
    expect(await hears(companions, family)).toBe(true);
  });

  it("nothing of what its own person did", async () => {
    const family = village.take();
    const begin = start(family);
    await exchangeOf(operators, [begin]);
    const item = { regencyCode: REGENCY, id: begin.recordId, version: 1 };
    await must(village.team.operator, "proposal.withdraw", { ...item, reason: "ENTERED_BY_MISTAKE", note: null });
    expect(await hears(operators, family)).toBe(false);
  });

  it("that a family moved away, and where to, for whose it was", async () => {
    const [family, untouched] = [await given(), await given()];
    await moveAway(village.owner, family);
    for (const phone of [companions, operators]) {
      expect(await hears(phone, family)).toBe(true);
      expect(await hears(phone, untouched)).toBe(false);
      const page = await again(phone, [family.id]);
      expect(page).toMatchObject({ gone: [family.id], stories: { [family.id]: { kind: "moved" } } });
    }
    expect(await hears(strangers, family)).toBe(false);
    expect((await again(strangers, [family.id])).stories).toEqual({});
  });

  it("that a family was taken from its person", async () => {
    const family = await given();
    const chosen = { kind: "families", ids: [family.id] };
    await must(village.team.operator, "assignment.take", {
      villageCode: VILLAGE,
      userId: village.companion.userId,
      chosen,
    });
    expect(await hears(companions, family)).toBe(true);
    expect(await hears(strangers, family)).toBe(false);
    const page = await again(companions, [family.id]);
    expect(page).toMatchObject({ gone: [family.id], stories: { [family.id]: { kind: "not-mine" } } });
  });
});
