import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRows, rowsOf } from "@/lib/domain/household/compare";
import { isEmptyPlan, planUndo } from "@/lib/domain/household/plan-undo";
import { recordToAnswers } from "@/lib/domain/household/record";
import { replay, upTo } from "@/lib/domain/household/replay";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { effectiveAnswers } from "@/lib/domain/proposal/effective";
import type { Payload } from "@/lib/domain/proposal/payload";
import { CHILD, HEAD, ON, withMember } from "../instrument/family-fixture";
import { anyEdit, type Edit, EMPTY, live, type Made, withActive } from "./history-fixture";

const edit = (part: Partial<Edit>): Edit => ({ wanted: NO_ANSWERS, days: 1, late: 0, ops: [], ...part });
const household = (answers: Readonly<Record<string, number>>): Edit =>
  edit({ wanted: { ...NO_ANSWERS, household: answers } });
const member = (answers: Readonly<Record<string, string>>): Edit =>
  edit({ wanted: withMember(NO_ANSWERS, CHILD, answers) });

function plan({ revisions }: Made, revision: number) {
  const at = (number: number) => rowsOf(replay(EMPTY, upTo(revisions, number)));
  return planUndo(at(revision - 1), at(revision), at(revisions.length), REGSOSEK22K);
}

describe("undoing a revision", () => {
  it("sets back what the record still holds", () => {
    const made = live([household({ roofMaterial: 5 }), household({ wallMaterial: 2 })]);
    expect(plan(made, 2)).toMatchObject({
      answers: { household: { roofMaterial: null } },
      back: [{ key: "household.roofMaterial", before: 5, after: null }],
      kept: [],
      memberOps: [],
    });
  });

  it("leaves what was changed again to a person", () => {
    const made = live([household({ roofMaterial: 5, wallMaterial: 2 }), household({ roofMaterial: 3 })]);
    expect(plan(made, 2)).toMatchObject({
      back: [{ key: "household.wallMaterial" }],
      kept: [{ change: { key: "household.roofMaterial", before: null, after: 3 }, reason: "changed-again" }],
    });
  });

  it("has nothing to do where it was undone already", () => {
    const made = live([
      household({ roofMaterial: 5 }),
      edit({ wanted: { ...NO_ANSWERS, household: { roofMaterial: null } } }),
    ]);
    expect(isEmptyPlan(plan(made, 2))).toBe(true);
  });

  it("brings back who left, as the same person", () => {
    const made = live([edit({ ops: [{ kind: "leave", uid: CHILD, presence: 2 }] })]);
    expect(plan(made, 2)).toMatchObject({
      memberOps: [{ kind: "add", uid: CHILD }],
      answers: { members: { [CHILD]: { presence: 1 } } },
    });
  });

  it("lets go who came, unless something was written of them since", () => {
    const uid = "0190a000-0000-7000-8000-000000000009";
    const came = edit({ ops: [{ kind: "add", uid }], wanted: withMember(NO_ANSWERS, uid, { name: "Contoh Empat" }) });
    expect(plan(live([came]), 2)).toMatchObject({ memberOps: [{ kind: "leave", uid }], keptPeople: [], back: [] });
    const since = edit({ wanted: withMember(NO_ANSWERS, uid, { name: "Contoh Lima" }) });
    expect(plan(live([came, since]), 2)).toMatchObject({ memberOps: [], keptPeople: [uid], back: [] });
  });

  it("tells what the questionnaire does not ask", () => {
    const made = live([member({ name: "Contoh Lain" })]);
    const narrow = { ...REGSOSEK22K, byKey: { ...REGSOSEK22K.byKey, member: new Map() } };
    const at = (number: number) => rowsOf(replay(EMPTY, upTo(made.revisions, number)));
    expect(planUndo(at(1), at(2), at(2), narrow)).toMatchObject({
      back: [],
      kept: [{ change: { key: `member:${CHILD}.name` }, reason: "not-asked" }],
    });
  });

  it("of the newest revision gives the record before it, whatever the revision did", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 4 }), (drawn) => {
        const made = live(drawn);
        const newest = made.revisions.length;
        const before = made.records[newest - 2];
        const now = made.records[newest - 1];
        if (before === undefined || now === undefined) throw new Error("no history");
        const { answers, memberOps } = plan(made, newest);
        const payload: Payload = {
          ...{ instrument: REGSOSEK22K.code, version: 1, baseRevision: newest, conditionDate: ON, notes: {} },
          answers,
          memberOps,
        };
        const everybody = withActive(
          now,
          memberOps.flatMap((op) => (op.kind === "add" ? [op.uid] : [])),
        );
        const undone = effectiveAnswers(REGSOSEK22K, recordToAnswers(everybody, REGSOSEK22K), payload);
        if (!undone.ok) throw new Error(undone.unknownKeys.join());
        const active = new Set(before.members.filter((one) => one.active).map((one) => one.uid));
        const kept = (rows: typeof undone.answers.members) =>
          Object.fromEntries(Object.entries(rows).filter(([uid]) => active.has(uid)));
        const { household: home, members, civil } = undone.answers;
        const after = { answers: { household: home, members: kept(members), civil: kept(civil) }, active };
        const wanted = { answers: recordToAnswers(before, REGSOSEK22K), active };
        expect(compareRows(wanted, after).changes).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it("names the head among the fields like anybody", () => {
    const made = live([edit({ wanted: withMember(NO_ANSWERS, HEAD, { maritalStatus: 3 }) })]);
    expect(plan(made, 2).back).toEqual([{ key: `member:${HEAD}.maritalStatus`, before: 3, after: 2 }]);
  });
});
