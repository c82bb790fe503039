import { dayOf, definitionOf, peopleOf } from "@/lib/domain/event/event";
import { endsMembership } from "@/lib/domain/household/presence";
import { isAnswered } from "@/lib/domain/instrument/answers";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import { eventsOf } from "@/lib/domain/proposal/payload";
import type { Level } from "@/lib/domain/variable/variable";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import { earlierOf } from "./calendar";
import type { Cell } from "./copy";
import type { SeedProposal } from "./proposal";
import { randomFor, uuidFrom } from "./random";
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
    "member_ops",
  ],
};

export const FAMILY_EVENT: Table = {
  name: "family_event",
  columns: [
    "regency_code",
    "id",
    "village_code",
    "household_id",
    "event_id",
    "proposal_id",
    "code",
    "day",
    "people",
    "evidence_kind",
    "revision",
    "recorded_at",
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
    { json: [] },
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
    // Who is abroad stays on the card.
    { json: tellings(proposal).filter(({ presence }) => endsMembership(presence)) },
  ];
}

function tellings({ payload }: SeedProposal) {
  return eventsOf(payload).flatMap((event) => {
    const presence = definitionOf(event).leaves;
    return presence === undefined ? [] : peopleOf(event).map((uid) => ({ kind: "leave" as const, uid, presence }));
  });
}

/** What the applied proposal told, as the history keeps it. */
export function toldCells(proposal: SeedProposal): readonly (readonly Cell[])[] {
  const random = randomFor("told", proposal.id);
  return eventsOf(proposal.payload).map((event) => [
    proposal.villageCode.slice(0, 4),
    uuidFrom(random, proposal.life.stateSince),
    proposal.villageCode,
    proposal.householdId,
    event.id,
    proposal.id,
    event.code,
    dayOf(event),
    [...peopleOf(event)],
    Number(event.answers["evidenceKind"]),
    2,
    new Date(proposal.life.stateSince),
  ]);
}

function oldest(family: SeedFamily): string {
  return Object.values(family.asOf)
    .map(({ date }: AsOf) => date)
    .reduce(earlierOf);
}
