import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { findComparison } from "@/lib/server/household/comparison-query";
import { findHistory } from "@/lib/server/household/history-query";
import { findUndoPage } from "@/lib/server/household/undo-query";
import { findStatusPage } from "@/lib/server/proposal/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { drawFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { OTHER_VILLAGE, VILLAGE } from "@/tests/support/factory/place";
import { must, refusal, run } from "@/tests/support/factory/run";
import { died } from "@/tests/support/factory/told";
import { here, REGENCY, today, World } from "./world";

const world = new World();
const input = (family: SeedFamily, revision: number, extra: object = {}) => ({
  regencyCode: REGENCY,
  id: uuidv7(),
  householdId: family.id,
  revision,
  note: "Salah keluarga.",
  ...extra,
});

beforeAll(() => world.open(90));
afterAll(() => world.close());

const isChildWithNik = (member: SeedFamily["members"][number]) =>
  member.answers["relationToHead"] === 3 && member.answers["nik"] != null;

async function isActive(uid: string): Promise<boolean> {
  const found = await world.owner.query("SELECT active FROM person_registry WHERE person_uid = $1", [uid]);
  return found.rows[0]?.active === true;
}

describe("undoing an applied change by a counter-proposal", () => {
  it("sets answers back through every tier, and both revisions name each other", async () => {
    const family = world.take();
    const before = await world.answers(family);
    await world.change(family, { floorAreaM2: 77, address: "Jalan Contoh 5" });
    const begun = await world.undo(family, 2);
    expect(begun).toMatchObject({ fields: 2, kept: 0 });
    expect(await world.answers(family)).toEqual(before);
    const page = await findHistory(world.people.operator, world.publicId(family), null, "id", new Date());
    expect(
      page?.revisions.map(({ revision, undoesRevision, undoneBy, isCorrection, canUndo }) => ({
        ...{ revision, undoesRevision, undoneBy, isCorrection, canUndo },
      })),
    ).toEqual([
      { revision: 3, undoesRevision: 2, undoneBy: null, isCorrection: true, canUndo: true },
      { revision: 2, undoesRevision: null, undoneBy: 3, isCorrection: false, canUndo: false },
      { revision: 1, undoesRevision: null, undoneBy: null, isCorrection: false, canUndo: false },
    ]);
    const status = await findStatusPage(world.people.coach, { regencyCode: REGENCY, id: begun.id }, "id", new Date());
    expect(status).toMatchObject({ isCorrection: true, undo: { revision: 2, note: "Salah keluarga." } });
  });

  it("brings back somebody who left as the same person, with every answer and the NIK", async () => {
    const family = world.take((one) => here(one).some(isChildWithNik) && here(one).length > 2);
    const leaver = here(family).find(isChildWithNik);
    if (leaver === undefined) throw new Error("nobody leaves");
    const before = await world.answers(family);
    await world.change(family, {}, [], {}, died(leaver.uid, today));
    expect(await isActive(leaver.uid)).toBe(false);
    const preview = await findUndoPage(world.people.operator, world.publicId(family), 2, "id", new Date());
    expect(preview).toMatchObject({ returning: [leaver.answers["name"]], leaving: [], kept: [], hindrance: null });
    await world.undo(family, 2);
    expect(await world.answers(family)).toEqual(before);
    expect(await isActive(leaver.uid)).toBe(true);
    const rows = await world.owner.query("SELECT id, active FROM member WHERE household_id = $1 AND id = $2", [
      family.id,
      leaver.uid,
    ]);
    expect(rows.rows).toEqual([{ id: leaver.uid, active: true }]);
    const changed = await world.owner.query(
      "SELECT member_ops, undoes_revision FROM household_revision WHERE household_id = $1 ORDER BY revision",
      [family.id],
    );
    expect(changed.rows.slice(1)).toEqual([
      { member_ops: [{ kind: "leave", uid: leaver.uid, presence: 2 }], undoes_revision: null },
      { member_ops: [{ kind: "add", uid: leaver.uid }], undoes_revision: 2 },
    ]);
  });

  it("takes out somebody who was entered by mistake, and frees their person for another family", async () => {
    const family = world.take((one) => here(one).length === 2);
    const newcomer = drawFamilies(VILLAGE, 40, today)
      .flatMap(here)
      .find(
        (one) => isChildWithNik(one) && String(one.answers["birthDate"]) > "2010" && one.answers["maritalStatus"] === 1,
      );
    if (newcomer === undefined) throw new Error("nobody comes");
    const uid = uuidv7();
    const before = await world.answers(family);
    const row =
      askedAnswers(REGSOSEK22K, { household: {}, members: { [uid]: newcomer.answers }, civil: {} }).members[uid] ?? {};
    const joined = { ...row, memberNo: family.members.length + 1 };
    await world.change(family, {}, [{ kind: "add", uid }], { [uid]: joined });
    expect(await isActive(uid)).toBe(true);
    await world.undo(family, 2);
    expect(await world.answers(family)).toEqual(before);
    expect(await isActive(uid)).toBe(false);
    const page = await findComparison(
      world.people.operator,
      world.publicId(family),
      { from: 1, to: 3 },
      "id",
      new Date(),
    );
    expect(page).toMatchObject({ joined: [], left: [] });
    const between = await findComparison(
      world.people.operator,
      world.publicId(family),
      { from: 3, to: 2 },
      "id",
      new Date(),
    );
    expect(between).toMatchObject({ from: 2, to: 3, joined: [], left: [newcomer.answers["name"]] });
    // And back again: undoing the undoing.
    await world.undo(family, 3);
    expect(await isActive(uid)).toBe(true);
    expect((await world.answers(family)).members[uid]).toMatchObject({
      name: newcomer.answers["name"],
      nik: newcomer.answers["nik"],
    });
  });

  it("leaves what was changed again, and tells it", async () => {
    const family = world.take();
    await world.change(family, { floorAreaM2: 81, address: "Jalan Contoh 6" });
    await world.change(family, { floorAreaM2: 82 });
    const preview = await findUndoPage(world.people.operator, world.publicId(family), 2, "id", new Date());
    expect(preview?.kept).toMatchObject([{ key: "household.floorAreaM2", after: "82 m²", reason: "changed-again" }]);
    const begun = await world.undo(family, 2);
    expect(begun).toMatchObject({ fields: 1, kept: 1 });
    const after = await world.answers(family);
    expect(after.household).toMatchObject({ floorAreaM2: 82 });
    expect(after.household["address"]).toBe(family.household["address"]);
  });

  it("refuses a second one while it is open, and when there is nothing left", async () => {
    const family = world.take();
    await world.change(family, { floorAreaM2: 83 });
    const first = await must<{ id: string }>(world.people.operator, "proposal.start-undo", input(family, 2));
    expect(await refusal(world.people.operator, "proposal.start-undo", input(family, 2))).toBe(
      "DUPLICATE_OPEN_PROPOSAL",
    );
    const page = await findUndoPage(world.people.operator, world.publicId(family), 2, "id", new Date());
    expect(page?.hindrance).toBe("open-proposal");
    await world.apply({ regencyCode: REGENCY, id: first.id }, 2);
    expect(await refusal(world.people.operator, "proposal.start-undo", input(family, 2))).toBe("NOT_ALLOWED_NOW");
  });

  it("answers a repeat with its first result and begins no second draft", async () => {
    const family = world.take();
    await world.change(family, { floorAreaM2: 84 });
    const [operationId, once] = [uuidv7(), input(family, 2)];
    const first = await run(world.people.operator, "proposal.start-undo", once, { operationId });
    expect(await run(world.people.operator, "proposal.start-undo", once, { operationId })).toEqual(first);
    const drafts = await world.owner.query(
      "SELECT count(*)::int AS n FROM proposal WHERE undoes_revision = 2 AND household_id = $1",
      [family.id],
    );
    expect(drafts.rows[0].n).toBe(1);
  });

  it("knows no foreign family, no unknown revision, no first load, and wants a reason and the permission", async () => {
    const family = world.take();
    await world.change(family, { floorAreaM2: 85 });
    const stranger = await makeActor(world.owner, "village-operator", OTHER_VILLAGE);
    expect(await refusal(stranger, "proposal.start-undo", input(family, 2))).toBe("NOT_FOUND");
    expect(await refusal(world.people.operator, "proposal.start-undo", input(family, 9))).toBe("NOT_FOUND");
    expect(await refusal(world.people.operator, "proposal.start-undo", input(family, 1))).toBe("INVALID_INPUT");
    expect(await refusal(world.people.operator, "proposal.start-undo", input(family, 2, { note: " " }))).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(world.people.verifier, "proposal.start-undo", input(family, 2))).toBe("FORBIDDEN");
    expect(await findUndoPage(stranger, world.publicId(family), 2, "id", new Date())).toBeNull();
    expect(await findUndoPage(world.people.operator, world.publicId(family), 1, "id", new Date())).toBeNull();
  });
});
