import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges, type RevisionContent, UnknownChangeError } from "@/lib/domain/household/apply-changes";
import {
  type HouseholdRecord,
  headOf,
  maintainedCopies,
  newHouseholdRecord,
  recordToAnswers,
} from "@/lib/domain/household/record";
import { type Answers, type AnswerValue, mergeAnswers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { canonicalAnswers } from "@/lib/domain/instrument/canonical";
import { diff, parseChangeKey } from "@/lib/domain/instrument/diff";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { effectiveAnswers } from "@/lib/domain/proposal/effective";
import type { Payload } from "@/lib/domain/proposal/payload";
import { findVariable } from "@/lib/domain/variable/dictionary";
import type { Level } from "@/lib/domain/variable/variable";
import { bareFamily, CHILD, filled, HEAD, ON, SPOUSE, withAnswer, withMember } from "../instrument/family-fixture";

const FRESH = { asOf: ON, source: 2 } as const;
const EMPTY = newHouseholdRecord("9901012001", "0190a000-0000-7000-8000-0000000000ff");

function revision(record: HouseholdRecord, wanted: Answers): RevisionContent {
  const before = recordToAnswers(record, REGSOSEK22K);
  const canonical = canonicalAnswers(REGSOSEK22K, mergeAnswers(before, ofMembers(record, wanted)), ON);
  if (!canonical.ok) throw new Error(canonical.unknownKeys.join());
  return { changes: diff(before, canonical.answers), memberOps: [], freshness: FRESH };
}

/** Nobody answers for somebody who left. */
function ofMembers({ members }: HouseholdRecord, answers: Answers): Answers {
  const gone = new Set(members.filter((member) => !member.active).map((member) => member.uid));
  const rows = (all: Answers["members"]) => Object.fromEntries(Object.entries(all).filter(([uid]) => !gone.has(uid)));
  return { household: answers.household, members: rows(answers.members), civil: rows(answers.civil) };
}

/** The answers without what is null, as a record holds them. */
function given(answers: Answers): Answers {
  const row = (map: Readonly<Record<string, AnswerValue>>) =>
    Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null));
  const rows = (all: Answers["members"]) =>
    Object.fromEntries(Object.entries(all).map(([uid, map]) => [uid, row(map)]));
  return { household: row(answers.household), members: rows(answers.members), civil: rows(answers.civil) };
}

const choices = REGSOSEK22K.questions.filter((question) => question.stored && question.type === "choice");
const anyEdit: fc.Arbitrary<Answers> = fc
  .array(
    fc
      .constantFrom(...choices)
      .chain((question) =>
        fc.tuple(
          fc.constant(question),
          fc.constantFrom(HEAD, SPOUSE, CHILD),
          fc.constantFrom(...(question.type === "choice" ? question.options.map(({ code }) => code) : []), null),
        ),
      ),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.reduce<Answers>(
      (answers, [question, uid, value]) =>
        withAnswer(answers, question.level === "household" ? null : uid, question, value),
      NO_ANSWERS,
    ),
  );

const JOINING = ["0190a000-0000-7000-8000-000000000011", "0190a000-0000-7000-8000-000000000012"] as const;
const EVERYBODY = [HEAD, SPOUSE, CHILD, ...JOINING] as const;

/** A step of a family's life: who comes, who goes and how, what is answered of whom. */
const anyStep = fc.record({
  joins: fc.subarray([...JOINING]),
  leaves: fc.array(fc.record({ uid: fc.constantFrom(...EVERYBODY), presence: fc.constantFrom(2, 3, 4, 6) }), {
    maxLength: 2,
  }),
  edits: anyEdit,
  day: fc.integer({ min: 1, max: 28 }).map((day) => `2026-06-${String(day).padStart(2, "0")}`),
});
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** The payload that the save command would hold: nobody in it who is neither a member nor added. */
function payloadOf(record: HouseholdRecord, { joins, leaves, edits, day }: Step): Payload {
  const active = new Set(record.members.filter((member) => member.active).map(({ uid }) => uid));
  const known = new Set(record.members.map(({ uid }) => uid));
  const added = joins.filter((uid) => !known.has(uid));
  const names = Object.fromEntries(added.map((uid) => [uid, { name: "Contoh Baru", presence: 5 }]));
  const about = Object.entries(mergeAnswers(edits, { ...NO_ANSWERS, members: names }).members);
  return {
    instrument: "REGSOSEK22-K",
    version: 1,
    baseRevision: record.revision,
    conditionDate: day,
    answers: {
      household: edits.household,
      members: Object.fromEntries(about.filter(([uid]) => active.has(uid) || added.some((one) => one === uid))),
      civil: {},
    },
    memberOps: [
      ...added.map((uid) => ({ kind: "add" as const, uid })),
      ...leaves.filter(({ uid }) => active.has(uid)).map((leave) => ({ kind: "leave" as const, ...leave })),
    ],
    notes: {},
  };
}

/** What writing the payload into the tables does, told in the tables' own terms. */
function written(record: HouseholdRecord, payload: Payload) {
  const effective = effectiveAnswers(REGSOSEK22K, recordToAnswers(record, REGSOSEK22K), payload);
  if (!effective.ok) throw new Error(effective.unknownKeys.join());
  const active = new Map(record.members.map((member) => [member.uid, member.active]));
  for (const [uid, row] of Object.entries(effective.answers.members))
    active.set(uid, row["presence"] !== 2 && row["presence"] !== 3);
  const dated = new Set<string>();
  const date = (level: Level, uid: string | null, key: string) => {
    const block = findVariable(level, key)?.dateBlock;
    if (block !== undefined && block !== "welfare") dated.add(`${uid ?? ""}|${block}`);
  };
  for (const { key } of effective.changes) {
    const target = parseChangeKey(key);
    if (target !== null) date(target.level, target.uid, target.key);
  }
  for (const key of Object.keys(payload.answers.household)) date("household", null, key);
  for (const [uid, row] of Object.entries(payload.answers.members))
    for (const key of Object.keys(row)) date("member", uid, key);
  return { changes: effective.changes, active, dated };
}

/** A block as history reads it from the proposal's answers. */
function toPlace(place: string): { uid: string | null; block: string } {
  const [uid = "", block = ""] = place.split("|");
  return { uid: uid === "" ? null : uid, block };
}

describe("replay", () => {
  it("follows the record through comings, goings and confirmations, as the tables do", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 5 }), (steps) => {
        let record = applyChanges(EMPTY, revision(EMPTY, bareFamily()));
        for (const step of steps) {
          const payload = payloadOf(record, step);
          const { changes, active, dated } = written(record, payload);
          const freshness = { asOf: payload.conditionDate, source: 2 } as const;
          // Stored are additions alone: who left, and whether that ended a membership, is in the changes.
          const stored: RevisionContent = JSON.parse(
            JSON.stringify({
              changes,
              memberOps: payload.memberOps.filter(({ kind }) => kind === "add"),
              freshness,
              confirmed: [...dated].map(toPlace),
            }),
          );
          const before = record;
          record = applyChanges(record, stored);
          expect(new Map(record.members.map((member) => [member.uid, member.active]))).toEqual(active);
          const fresh = [{ uid: "", freshness: record.freshness }, ...record.members];
          for (const { uid, freshness: held } of fresh) {
            const old = uid === "" ? before.freshness : before.members.find((one) => one.uid === uid)?.freshness;
            for (const [section, value] of Object.entries(held))
              expect(value, `${uid}|${section}`).toEqual(
                dated.has(`${uid}|${section}`)
                  ? freshness
                  : Object.entries(old ?? {}).find(([name]) => name === section)?.[1],
              );
          }
          const held = fresh.flatMap(({ uid, freshness: of }) => Object.keys(of).map((section) => `${uid}|${section}`));
          for (const place of dated) expect(held).toContain(place);
        }
      }),
      { numRuns: 80 },
    );
  });

  it("gives the record again from its revisions", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 6 }), (edits) => {
        const history: RevisionContent[] = [];
        let record = EMPTY;
        for (const wanted of [bareFamily(), ...edits]) {
          const content = revision(record, wanted);
          history.push(content);
          record = applyChanges(record, content);
        }
        // As stored: through JSON and back.
        const stored: RevisionContent[] = JSON.parse(JSON.stringify(history));
        expect(stored.reduce(applyChanges, EMPTY)).toEqual(record);
        expect(record.revision).toBe(edits.length + 1);
        const shown = recordToAnswers(record, REGSOSEK22K);
        const canonical = canonicalAnswers(REGSOSEK22K, shown, ON);
        expect(canonical.ok && given(canonical.answers)).toEqual(given(shown));
      }),
      { numRuns: 60 },
    );
  });

  it("holds every answer that was sent", () => {
    const sent = filled(bareFamily());
    const record = applyChanges(EMPTY, revision(EMPTY, sent));
    const canonical = canonicalAnswers(REGSOSEK22K, sent, ON);
    const shown = recordToAnswers(record, REGSOSEK22K);
    expect(canonical.ok && given({ ...canonical.answers, civil: shown.civil })).toEqual(shown);
  });
});

describe("a revision", () => {
  const record = applyChanges(EMPTY, revision(EMPTY, bareFamily()));

  it("dates the sections it touches and no others", () => {
    const later = applyChanges(record, {
      changes: [{ key: "household.roofMaterial", before: null, after: 5 }],
      memberOps: [],
      freshness: { asOf: "2026-12-01", source: 3 },
      confirmed: [{ uid: HEAD, block: "health" }],
    });
    expect(later.freshness).toMatchObject({ housing: { asOf: "2026-12-01", source: 3 }, place: FRESH });
    expect(later.members[0]?.freshness).toMatchObject({ health: { asOf: "2026-12-01" }, demographic: FRESH });
    expect(record.answers["roofMaterial"]).toBeUndefined();
  });

  it("lets people leave and join", () => {
    const uid = "0190a000-0000-7000-8000-000000000009";
    const later = applyChanges(record, {
      changes: [],
      memberOps: [
        { kind: "leave", uid: CHILD, presence: 3 },
        { kind: "add", uid },
      ],
      freshness: FRESH,
    });
    expect(Object.keys(recordToAnswers(later, REGSOSEK22K).members)).toEqual([HEAD, SPOUSE, uid]);
    expect(later.members.find((member) => member.uid === CHILD)).toMatchObject({
      active: false,
      answers: { presence: 3 },
    });
    expect(later.members.find((member) => member.uid === uid)?.tempId).toMatch(/^TMP-/);
  });

  it("keeps head, count and temporary id right", () => {
    expect(maintainedCopies(record)).toEqual({ headName: "Contoh Satu", memberCount: 3 });
    expect(headOf(EMPTY)).toBeNull();
    expect(record.members.map(({ tempId }) => tempId)).toEqual([null, null, null]);
    const without = applyChanges(
      record,
      revision(record, withMember(NO_ANSWERS, CHILD, { nik: null, noNikReason: 3 })),
    );
    expect(without.members[2]?.tempId).toMatch(/^TMP-/);
  });

  it("refuses a key the record does not store", () => {
    for (const key of ["household.headName", "household.nothing", "member:x.age", "roofMaterial"])
      expect(() =>
        applyChanges(record, { changes: [{ key, before: null, after: 1 }], memberOps: [], freshness: FRESH }),
      ).toThrow(UnknownChangeError);
  });
});
