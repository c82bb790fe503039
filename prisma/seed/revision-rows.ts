import { isAnswered } from "@/lib/domain/instrument/answers";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import type { Level } from "@/lib/domain/variable/variable";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import { earlierOf } from "./calendar";
import type { Cell } from "./copy";
import type { SeedProposal } from "./proposal";
import type { AsOf, Row, SeedFamily } from "./record";
import type { Table, Vault } from "./record-rows";

export const HOUSEHOLD_REVISION: Table = {
  name: "household_revision",
  columns: [
    "regency_code",
    "household_id",
    "revision",
    "village_code",
    "proposal_id",
    "source",
    "is_correction",
    "condition_date",
    "applied_at",
    "applied_by",
    "changes",
  ],
};

/**
 * Everything the first load brought, as changes from nothing with identifiers sealed: replaying the revisions from it
 * gives the record. Two million changes a seed, hence built here in one pass and not by the general difference.
 */
export function firstChanges(family: SeedFamily, vault: Vault): readonly Change[] {
  const changes: Change[] = [];
  addRow(changes, "household", null, family.household, vault);
  for (const member of family.members) addRow(changes, "member", member.uid, member.answers, vault);
  for (const member of family.members) addRow(changes, "civil", member.uid, member.civil, vault);
  return changes;
}

function addRow(changes: Change[], level: Level, uid: string | null, row: Row, vault: Vault): void {
  const stem = uid === null ? `${level}.` : `${level}:${uid}.`;
  for (const key in row) {
    const value = row[key];
    if (value === undefined || !isAnswered(value)) continue;
    const closed = typeof value === "string" && SEALED_KEYS.has(`${level}.${key}`);
    changes.push({ key: stem + key, before: null, after: closed ? vault.seal(value) : value });
  }
}

/** A change as history keeps it: identifiers sealed. */
export function sealedChange(change: Change, vault: Vault): Change {
  const target = parseChangeKey(change.key);
  if (target === null || !SEALED_KEYS.has(`${target.level}.${target.key}`)) return change;
  const closed = (value: Change["before"]) => (typeof value === "string" && value !== "" ? vault.seal(value) : value);
  return { ...change, before: closed(change.before), after: closed(change.after) };
}

export function firstRevision(family: SeedFamily, vault: Vault): readonly Cell[] {
  return [
    family.villageCode.slice(0, 4),
    family.id,
    1,
    family.villageCode,
    null,
    1,
    false,
    oldest(family),
    new Date(family.loadedAt),
    null,
    { json: firstChanges(family, vault) },
  ];
}

export function appliedRevision(proposal: SeedProposal, vault: Vault): readonly Cell[] {
  const { life, payload, isCorrection } = proposal;
  return [
    proposal.villageCode.slice(0, 4),
    proposal.householdId,
    2,
    proposal.villageCode,
    proposal.id,
    isCorrection ? 3 : 2,
    isCorrection,
    payload.conditionDate,
    new Date(life.stateSince),
    life.last?.by.userId ?? null,
    { json: proposal.judged.changes.map((change) => sealedChange(change, vault)) },
  ];
}

function oldest(family: SeedFamily): string {
  return Object.values(family.asOf)
    .map(({ date }: AsOf) => date)
    .reduce(earlierOf);
}
