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
import { diff } from "@/lib/domain/instrument/diff";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
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

describe("replay", () => {
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
      confirmed: [{ uid: HEAD, section: "health" }],
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
