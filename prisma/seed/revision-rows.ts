import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { type Change, diff, parseChangeKey } from "@/lib/domain/instrument/diff";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import { earlierOf } from "./calendar";
import type { Cell } from "./copy";
import type { SeedProposal } from "./proposal";
import { type AsOf, answersOfFamily, type SeedFamily } from "./record";
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

/** Everything the first load brought, as changes from nothing: replaying the revisions from it gives the record. */
export function firstChanges(family: SeedFamily): readonly Change[] {
  return diff(
    NO_ANSWERS,
    answersOfFamily({ ...family, members: family.members.map((member) => ({ ...member, active: true })) }),
  );
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
    { json: firstChanges(family).map((change) => sealedChange(change, vault)) },
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
