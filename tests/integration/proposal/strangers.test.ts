import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod, VILLAGE } from "@/tests/support/factory/place";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const OTHER_VILLAGE = "5207072001";
const REGENCY = VILLAGE.slice(0, 4);
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let operator: Actor;
let mine: readonly SeedFamily[];
let theirs: readonly SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, REGENCY);
  mine = sound(await makeFamilies(owner, VILLAGE, 40, today), today);
  theirs = await makeFamilies(owner, OTHER_VILLAGE, 10, today);
  operator = await makeActor(owner, "village-operator", VILLAGE);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

function at(families: readonly SeedFamily[], index: number): SeedFamily {
  const family = families[index];
  if (family === undefined) throw new Error("more families are needed");
  return family;
}

function uidOf(family: SeedFamily): string {
  const member = family.members.find((one) => one.active);
  if (member === undefined) throw new Error("a family without people");
  return member.uid;
}

async function draftOf(family: SeedFamily) {
  const input = { id: uuidv7(), regencyCode: REGENCY, householdId: family.id, channel: "desk" };
  const { id } = await must<{ id: string }>(operator, "proposal.start", input);
  return { regencyCode: REGENCY, id };
}

const named = (uid: string, level = "member") => ({ level, uid, key: "name", before: null, value: "Orang Contoh" });
const NOBODY_HERE = { ok: false, error: { code: "INVALID_INPUT" } };

describe("a save that names somebody of whom the proposal is not", () => {
  it("is refused with the field, for answers and for leaving", async () => {
    const key = await draftOf(at(mine, 0));
    const stranger = uidOf(at(theirs, 0));
    for (const uid of [stranger, uuidv7()]) {
      const answer = await run(operator, "proposal.save", { ...key, patches: [named(uid)] });
      expect(answer).toMatchObject(NOBODY_HERE);
      expect(answer).toMatchObject({ error: { fields: [{ path: "patches.0.uid", detail: "NOT_A_MEMBER" }] } });
      const leave = { ...key, patches: [], memberOps: [{ kind: "leave", uid, presence: 6 }] };
      expect(await run(operator, "proposal.save", leave)).toMatchObject({
        error: { code: "INVALID_INPUT", fields: [{ path: "memberOps.0.uid", detail: "NOT_A_MEMBER" }] },
      });
      const death = { ...key, patches: [], eventOps: [{ kind: "tell", uid, code: "MTI" }] };
      expect(await run(operator, "proposal.save", death)).toMatchObject({
        error: { code: "INVALID_INPUT", fields: [{ path: "eventOps.0.uid", detail: "NOT_A_MEMBER" }] },
      });
    }
    const stored = await owner.query("SELECT version, payload->'memberOps' AS ops FROM proposal WHERE id = $1", [
      key.id,
    ]);
    expect(stored.rows).toEqual([{ version: 1, ops: [] }]);
  });

  it("is refused for somebody who left, in every way", async () => {
    const family = at(mine, 1);
    const uid = family.members.findLast((one) => one.active && one.answers["relationToHead"] !== 1)?.uid ?? "";
    await owner.query("UPDATE member SET active = false, presence = 3 WHERE id = $1", [uid]);
    const key = await draftOf(family);
    const save = (input: object) => refusal(operator, "proposal.save", { ...key, patches: [], ...input });
    expect(await save({ patches: [named(uid)] })).toBe("INVALID_INPUT");
    expect(await save({ patches: [named(uid, "civil")] })).toBe("INVALID_INPUT");
    expect(await save({ memberOps: [{ kind: "leave", uid, presence: 6 }] })).toBe("INVALID_INPUT");
    expect(await save({ eventOps: [{ kind: "tell", uid, code: "PLN" }] })).toBe("INVALID_INPUT");
    expect(await save({ memberOps: [{ kind: "add", uid }] })).toBe("INVALID_INPUT");
  });

  it("is taken for somebody added in the same message, and no more once that is undone", async () => {
    const key = await draftOf(at(mine, 2));
    const uid = uuidv7();
    await must(operator, "proposal.save", { ...key, patches: [named(uid)], memberOps: [{ kind: "add", uid }] });
    await must(operator, "proposal.save", {
      ...key,
      patches: [named(uid, "civil")].map((p) => ({ ...p, key: "religion", value: 1 })),
    });
    await must(operator, "proposal.save", { ...key, patches: [], memberOps: [{ kind: "undo", uid }] });
    expect(await refusal(operator, "proposal.save", { ...key, patches: [named(uid)] })).toBe("INVALID_INPUT");
  });
});

describe("proposal.start-new", () => {
  const start = (householdId: string, actor = operator) =>
    refusal(actor, "proposal.start-new", {
      id: uuidv7(),
      householdId,
      headUid: uuidv7(),
      villageCode: VILLAGE,
      channel: "desk",
    });

  it("answers alike for the id of a family of the register, here or elsewhere, and for a draft's", async () => {
    const fresh = uuidv7();
    expect(await start(fresh)).toBe("OK");
    expect(await start(fresh)).toBe("DUPLICATE_OPEN_PROPOSAL");
    expect(await start(at(mine, 5).id)).toBe("DUPLICATE_OPEN_PROPOSAL");
    const foreign = at(theirs, 1);
    expect(await start(foreign.id)).toBe("DUPLICATE_OPEN_PROPOSAL");
    // The family stays free for those whose it is.
    const neighbour = await makeActor(owner, "village-operator", OTHER_VILLAGE);
    const theirOwn = { id: uuidv7(), regencyCode: REGENCY, householdId: foreign.id, channel: "desk" };
    expect(await refusal(neighbour, "proposal.start", theirOwn)).toBe("OK");
  });

  it("is for operators, trainees too, and not for companions", async () => {
    expect(await start(uuidv7(), await makeActor(owner, "companion", VILLAGE))).toBe("FORBIDDEN");
    expect(await start(uuidv7(), await makeActor(owner, "village-operator", VILLAGE, "provisional"))).toBe("OK");
  });
});

describe("proposal.withdraw", () => {
  it("for another reason than those listed says which", async () => {
    const key = await draftOf(at(mine, 6));
    const withdraw = (note: string | null) =>
      refusal(operator, "proposal.withdraw", { ...key, version: 1, reason: "OTHER", note });
    expect(await withdraw(null)).toBe("INVALID_INPUT");
    expect(await withdraw("  ")).toBe("INVALID_INPUT");
    expect(await withdraw("Keluarga minta menunggu surat.")).toBe("OK");
  });
});
