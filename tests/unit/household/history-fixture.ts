import fc from "fast-check";
import { applyChanges } from "@/lib/domain/household/apply-changes";
import { type HouseholdRecord, newHouseholdRecord, recordToAnswers } from "@/lib/domain/household/record";
import type { DatedRevision } from "@/lib/domain/household/replay";
import { type Answers, NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { effectiveAnswers } from "@/lib/domain/proposal/effective";
import type { MemberOp, Payload } from "@/lib/domain/proposal/payload";
import { bareFamily, CHILD, HEAD, ON, SPOUSE, withAnswer, withMember } from "../instrument/family-fixture";

export const EMPTY = newHouseholdRecord("9901012001", "0190a000-0000-7000-8000-0000000000ff");
export const ZONE = "Asia/Makassar";

/** One day's work on a family: answers, and who leaves or comes back. */
export interface Edit {
  readonly wanted: Answers;
  /** Days after the edit before it. */
  readonly days: number;
  /** The condition lies this many days before the application. */
  readonly late: number;
  readonly ops: readonly MemberOp[];
}

export interface Made {
  readonly revisions: readonly DatedRevision[];
  /** The record after each revision. */
  readonly records: readonly HouseholdRecord[];
}

const choices = REGSOSEK22K.questions.filter((question) => question.stored && question.type === "choice");

const anyAnswers: fc.Arbitrary<Answers> = fc
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
    { maxLength: 8 },
  )
  .map((rows) =>
    rows.reduce<Answers>(
      (answers, [question, uid, value]) =>
        withAnswer(answers, question.level === "household" ? null : uid, question, value),
      NO_ANSWERS,
    ),
  );

const anyOp: fc.Arbitrary<MemberOp> = fc.oneof(
  fc.record({
    kind: fc.constant("leave" as const),
    uid: fc.constantFrom(SPOUSE, CHILD),
    presence: fc.constantFrom(2, 3),
  }),
  fc.record({ kind: fc.constant("add" as const), uid: fc.constantFrom(SPOUSE, CHILD) }),
);

export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  wanted: anyAnswers,
  days: fc.nat({ max: 40 }),
  late: fc.nat({ max: 20 }),
  ops: fc.array(anyOp, { maxLength: 1 }),
});

const START = Date.parse("2026-01-01T02:00:00Z");
const DAY_MS = 86_400_000;

/** Lives through the edits as the portal does: a revision each, applied one after the other. */
export function live(edits: readonly Edit[]): Made {
  const revisions: DatedRevision[] = [];
  const records: HouseholdRecord[] = [];
  let record = EMPTY;
  let at = START;
  const first: Edit = { wanted: bareFamily(), days: 0, late: 0, ops: [] };
  for (const edit of [first, ...edits]) {
    at += edit.days * DAY_MS;
    const conditionDate = new Date(at - edit.late * DAY_MS).toISOString().slice(0, 10);
    const revision = revisionOf(record, edit, at, conditionDate);
    record = applyChanges(record, revision);
    revisions.push(revision);
    records.push(record);
  }
  return { revisions, records };
}

function revisionOf(record: HouseholdRecord, edit: Edit, at: number, conditionDate: string): DatedRevision {
  const active = new Set(record.members.filter((member) => member.active).map((member) => member.uid));
  const known = new Set(record.members.map((member) => member.uid));
  const memberOps = edit.ops.filter((op) => (op.kind === "leave" ? active.has(op.uid) : !active.has(op.uid)));
  const named = new Set([...active, ...memberOps.map((op) => op.uid)]);
  const returning = memberOps.filter((op) => op.kind === "add" && known.has(op.uid)).map((op) => op.uid);
  const before = recordToAnswers(withActive(record, returning), REGSOSEK22K);
  const back = returning.reduce((answers, uid) => withMember(answers, uid, { presence: 5 }), edit.wanted);
  const payload: Payload = {
    ...{ instrument: REGSOSEK22K.code, version: 1, baseRevision: record.revision, conditionDate: ON, notes: {} },
    // Nobody answers for somebody who is no member, but a first revision brings its members by their answers.
    answers: record.revision === 0 ? back : onlyOf(back, named),
    memberOps,
  };
  const effective = effectiveAnswers(REGSOSEK22K, before, payload);
  if (!effective.ok) throw new Error(effective.unknownKeys.join());
  const left = Object.entries(effective.answers.members).filter(
    ([, row]) => row["presence"] === 2 || row["presence"] === 3,
  );
  return {
    revision: record.revision + 1,
    appliedAt: new Date(at),
    conditionDate,
    changes: effective.changes,
    memberOps: memberOps.filter((op) => op.kind === "add" || left.some(([uid]) => uid === op.uid)),
    freshness: { asOf: conditionDate, source: 2 },
  };
}

/** The record with these people in it, as a draft that brings them back sees it. */
export function withActive(record: HouseholdRecord, uids: readonly string[]): HouseholdRecord {
  const members = record.members.map((one) => ({ ...one, active: one.active || uids.includes(one.uid) }));
  return { ...record, members };
}

function onlyOf(answers: Answers, uids: ReadonlySet<string>): Answers {
  const rows = (all: Answers["members"]) => Object.fromEntries(Object.entries(all).filter(([uid]) => uids.has(uid)));
  return { household: answers.household, members: rows(answers.members), civil: rows(answers.civil) };
}
