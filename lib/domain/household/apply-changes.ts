import { type AnswerMap, type AnswerValue, answerIn, isAnswered } from "../instrument/answers";
import { type Change, type ChangeTarget, parseChangeKey } from "../instrument/diff";
import { tempIdOf } from "../nik/temp-id";
import type { MemberOp } from "../proposal/payload";
import { answerIdOf, regionalSection } from "../regional/item";
import { findVariable } from "../variable/dictionary";
import type { DateBlock, Level } from "../variable/variable";
import { endsMembership } from "./presence";
import {
  type Freshness,
  type FreshnessBySection,
  type HouseholdRecord,
  type MemberRecord,
  newMemberRecord,
} from "./record";

/** What one revision did. Replaying a family's revisions in order gives its record. */
export interface RevisionContent {
  readonly changes: readonly Change[];
  readonly memberOps: readonly MemberOp[];
  readonly freshness: Freshness;
  /** Blocks looked at though nothing in them changed: they are as fresh as the rest. */
  readonly confirmed?: readonly { readonly uid: string | null; readonly block: DateBlock }[];
}

/** A change whose key is not one of the record's: nothing is applied. */
export class UnknownChangeError extends Error {
  override readonly name = "UnknownChangeError";
  constructor(readonly key: string) {
    super(`The record has no ${key}`);
  }
}

/**
 * The record after a revision: values set or erased, people joined and left, touched sections dated, revision one
 * higher. A person named by a change and not yet there joins; one who left and is added again comes back. The record given
 * is not altered.
 * @throws UnknownChangeError for a key the dictionary does not store
 */
export function applyChanges(record: HouseholdRecord, content: RevisionContent): HouseholdRecord {
  const targets = content.changes.map((change) => ({ change, target: requireTarget(change.key) }));
  const joined = joining(record, content.memberOps, targets);
  let next: HouseholdRecord = { ...record, revision: record.revision + 1, members: [...record.members, ...joined] };
  for (const op of content.memberOps) if (op.kind === "add") next = comeBack(next, op.uid);
  for (const { change, target } of targets) next = set(next, target, change.after, content.freshness);
  for (const op of content.memberOps) if (op.kind === "leave") next = leave(next, op, content.freshness);
  for (const { uid, block } of content.confirmed ?? []) next = confirm(next, uid, block, content.freshness);
  return next;
}

interface Target extends ChangeTarget {
  readonly block: DateBlock;
}

function requireTarget(key: string): Target {
  const target = parseChangeKey(key);
  const block = target === null ? null : storedBlock(target.level, target.key);
  if (target === null || block === null) throw new UnknownChangeError(key);
  return { ...target, block };
}

/** The block of a field that the record stores, a region's items included; null for any other key. */
export function storedBlock(level: Level, key: string): DateBlock | null {
  if (answerIdOf(key) !== null) return level === "civil" ? null : regionalSection(level);
  const variable = findVariable(level, key);
  return variable === null || variable.kind === "derived" ? null : variable.dateBlock;
}

function joining(
  record: HouseholdRecord,
  ops: readonly MemberOp[],
  targets: readonly { readonly target: Target }[],
): readonly MemberRecord[] {
  const known = new Set(record.members.map((member) => member.uid));
  const named = [...ops.map((op) => op.uid), ...targets.map(({ target }) => target.uid)];
  const uids = new Set(named.filter((uid): uid is string => uid !== null && !known.has(uid)));
  return [...uids].map(newMemberRecord);
}

function set(record: HouseholdRecord, target: Target, value: AnswerValue, freshness: Freshness): HouseholdRecord {
  const dated = (old: FreshnessBySection) => (target.block === "welfare" ? old : { ...old, [target.block]: freshness });
  if (target.level === "household")
    return {
      ...record,
      answers: withValue(record.answers, target.key, value),
      freshness: dated(record.freshness),
    };
  return withMember(record, target.uid, (member) => {
    const changed = { ...member, freshness: dated(member.freshness) };
    if (target.level === "civil") return { ...changed, civil: withValue(member.civil, target.key, value) };
    const answers = withValue(member.answers, target.key, value);
    return {
      ...changed,
      answers,
      active: target.key === "presence" ? !endsMembership(value) : member.active,
      tempId: isAnswered(answerIn(answers, "nik")) ? null : tempIdOf(member.uid),
    };
  });
}

function comeBack(record: HouseholdRecord, uid: string): HouseholdRecord {
  return withMember(record, uid, (member) => ({ ...member, active: true }));
}

function leave(
  record: HouseholdRecord,
  op: { readonly uid: string; readonly presence: number },
  freshness: Freshness,
): HouseholdRecord {
  return withMember(record, op.uid, (member) => ({
    ...member,
    active: false,
    answers: withValue(member.answers, "presence", op.presence),
    freshness: { ...member.freshness, demographic: freshness },
  }));
}

function confirm(record: HouseholdRecord, uid: string | null, block: DateBlock, freshness: Freshness): HouseholdRecord {
  if (uid === null) return { ...record, freshness: { ...record.freshness, [block]: freshness } };
  return withMember(record, uid, (member) => ({
    ...member,
    freshness: { ...member.freshness, [block]: freshness },
  }));
}

function withMember(
  record: HouseholdRecord,
  uid: string | null,
  change: (member: MemberRecord) => MemberRecord,
): HouseholdRecord {
  return { ...record, members: record.members.map((member) => (member.uid === uid ? change(member) : member)) };
}

/** An erased answer leaves no key, so a record never holds nulls. */
function withValue(row: AnswerMap, key: string, value: AnswerValue): AnswerMap {
  const { [key]: _old, ...rest } = row;
  return isAnswered(value) ? { ...rest, [key]: value } : rest;
}
