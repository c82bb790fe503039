import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { FieldOperation } from "@/lib/domain/field/operation";
import { findFormPage } from "@/lib/server/proposal/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { must, refusal } from "@/tests/support/factory/run";
import {
  assign,
  enrolPhone,
  exchangeOf,
  openVillage,
  type Phone,
  REGENCY,
  save,
  sendOne,
  start,
  submit,
  type Village,
} from "./world";

let village: Village;
let companions: Phone;
let operators: Phone;
let next = 0;

beforeAll(async () => {
  village = await openVillage(40);
  companions = await enrolPhone(village.companion);
  operators = await enrolPhone(village.team.operator);
});
afterAll(() => village.close());

interface Contested {
  readonly family: SeedFamily;
  readonly key: { readonly regencyCode: string; readonly id: string };
  readonly conflictId: string;
  readonly was: unknown;
  readonly typed: FieldOperation;
}

/** The companion began in the field; the operator wrote 81 at the desk, the companion 82 without knowing it. */
async function contested(): Promise<Contested> {
  const family = village.families[next];
  next += 1;
  if (family === undefined) throw new Error("more families are needed");
  await assign(village.owner, family.id, village.companion);
  const was = family.household["floorAreaM2"] ?? null;
  const begin = start(family);
  await exchangeOf(companions, [begin]);
  const key = { regencyCode: REGENCY, id: begin.recordId };
  await must(village.team.operator, "proposal.save", { ...key, patches: [patch(was, 81)] });
  const typed = save(begin, "floorAreaM2", was, 82);
  const result = await sendOne(companions, typed);
  if (result.kind !== "taken") throw new Error(JSON.stringify(result));
  expect(result.conflicts).toMatchObject([
    { level: "household", key: "floorAreaM2", before: was, mine: 82, theirs: 81 },
  ]);
  const [conflict] = result.conflicts;
  expect(conflict?.theirsBy).toMatch(/^Petugas Contoh/);
  expect(conflict?.theirsAt).toBeGreaterThan(0);
  expect(result.mergedWith).toHaveLength(1);
  return { family, key, conflictId: conflict?.id ?? "", was, typed };
}

const patch = (before: unknown, value: unknown) => ({
  level: "household",
  uid: null,
  key: "floorAreaM2",
  before,
  value,
});

const stateOf = async (id: string) =>
  (await village.owner.query("SELECT state FROM draft_conflict WHERE id = $1", [id])).rows[0]?.state;

async function openOn(actor: Actor, { key }: Contested) {
  const page = await findFormPage(actor, { regencyCode: key.regencyCode, id: key.id }, new Date());
  return page?.conflicts ?? [];
}

describe("a field that two people wrote", () => {
  it("stays as it is, keeps both values, and holds the sending until somebody decides", async () => {
    const made = await contested();
    const replay = await sendOne(companions, made.typed);
    expect(replay).toMatchObject({ kind: "taken", conflicts: [{ id: made.conflictId }] });
    expect(await openOn(village.team.operator, made)).toMatchObject([{ id: made.conflictId, mine: 82, theirs: 81 }]);
    const version = { ...made.key, version: 3 };
    expect(await refusal(village.team.operator, "proposal.submit", version)).toBe("CONFLICT_OPEN");
    expect(await sendOne(operators, { ...submit(made.typed), prevOp: null, input: version })).toMatchObject({
      kind: "refused",
      refusal: { code: "CONFLICT_OPEN" },
    });

    const settled = [{ conflictId: made.conflictId, choice: "mine" }];
    await must(village.team.operator, "proposal.save", { ...made.key, patches: [patch(81, 82)], settled });
    expect(await stateOf(made.conflictId)).toBe("mine");
    expect(await openOn(village.team.operator, made)).toEqual([]);
    await must(village.team.operator, "proposal.submit", { ...made.key, version: 4 });
  });

  it("is let go with its author's or the operator's word, and the audit row of the choice stays", async () => {
    const made = await contested();
    const settled = [{ conflictId: made.conflictId, choice: "theirs" }];
    await must(village.companion, "proposal.save", { ...made.key, patches: [], settled });
    expect(await stateOf(made.conflictId)).toBe("theirs");
    const row = await village.owner.query("SELECT decided_by, mine, theirs FROM draft_conflict WHERE id = $1", [
      made.conflictId,
    ]);
    expect(row.rows).toEqual([{ decided_by: village.companion.userId, mine: 82, theirs: 81 }]);
  });

  it("is not overruled by a companion, neither by a choice nor by typing over it", async () => {
    const made = await contested();
    const settled = [{ conflictId: made.conflictId, choice: "mine" }];
    const input = { ...made.key, patches: [patch(81, 82)] };
    expect(await refusal(village.companion, "proposal.save", { ...input, settled })).toBe("FORBIDDEN");
    const typed = await must<{ conflicts: unknown[]; conflictIds: string[] }>(village.companion, "proposal.save", {
      ...made.key,
      patches: [patch(81, 83)],
    });
    expect(typed.conflictIds).toEqual([made.conflictId]);
    expect(await openOn(village.team.operator, made)).toMatchObject([{ mine: 83, theirs: 81 }]);
    expect(await stateOf(made.conflictId)).toBe("open");
  });

  it("settles itself when both come to say the same, and shows a third value when one is written", async () => {
    const made = await contested();
    await must(village.team.operator, "proposal.save", { ...made.key, patches: [patch(81, 84)] });
    expect(await openOn(village.team.operator, made)).toMatchObject([{ mine: 82, theirs: 84 }]);
    await must(village.team.operator, "proposal.save", { ...made.key, patches: [patch(84, 82)] });
    expect(await stateOf(made.conflictId)).toBe("settled");
  });

  it("is settled when the draft is withdrawn", async () => {
    const made = await contested();
    const rows = await village.owner.query("SELECT version FROM proposal WHERE id = $1", [made.key.id]);
    const reason = { reason: "OTHER", note: "Contoh alasan untuk uji." };
    const withdrawn = await refusal(village.team.operator, "proposal.withdraw", {
      ...made.key,
      version: rows.rows[0].version,
      ...reason,
    });
    expect(withdrawn).toBe("OK");
    expect(await stateOf(made.conflictId)).toBe("settled");
  });

  it("is kept for a save at the desk as well, answered with its row", async () => {
    const family = village.families[next];
    next += 1;
    if (family === undefined) throw new Error("more families are needed");
    const id = uuidv7();
    const key = { regencyCode: REGENCY, id };
    await must(village.team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
    const was = family.household["floorAreaM2"] ?? null;
    await must(village.team.operator, "proposal.save", { ...key, patches: [patch(was, 81)] });
    const saved = await must<{ conflictIds: string[]; conflicts: unknown[] }>(village.team.operator, "proposal.save", {
      ...key,
      patches: [patch(was, 85)],
    });
    expect(saved.conflicts).toEqual([{ level: "household", uid: null, key: "floorAreaM2" }]);
    expect(await stateOf(saved.conflictIds[0] ?? "")).toBe("open");
  });

  it("does not show to who has no right to the family, and an unknown choice is let pass", async () => {
    const made = await contested();
    await village.owner.query("DELETE FROM assignment WHERE household_id = $1", [made.family.id]);
    const settled = [{ conflictId: made.conflictId, choice: "theirs" }];
    expect(await refusal(village.companion, "proposal.save", { ...made.key, patches: [], settled })).toBe("NOT_FOUND");
    const unknown = [{ conflictId: uuidv7(), choice: "mine" }];
    await must(village.team.operator, "proposal.save", { ...made.key, patches: [], settled: unknown });
    expect(await stateOf(made.conflictId)).toBe("open");
  });
});
