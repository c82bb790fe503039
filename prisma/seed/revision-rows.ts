import { dayOf, definitionOf, peopleOf } from "@/lib/domain/event/event";
import { endsMembership } from "@/lib/domain/household/presence";
import { type Change, parseChangeKey } from "@/lib/domain/instrument/diff";
import { eventsOf } from "@/lib/domain/proposal/payload";
import type { Cell } from "@/lib/server/db/copy";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import type { Table, Vault } from "@/lib/server/household/record-rows";
import type { SeedProposal } from "./proposal";
import { randomFor, uuidFrom } from "./random";

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

/** A change as history keeps it: identifiers sealed. */
export function sealedChange(change: Change, vault: Vault): Change {
  const target = parseChangeKey(change.key);
  if (target === null || !SEALED_KEYS.has(`${target.level}.${target.key}`)) return change;
  const closed = (value: Change["before"]) => (typeof value === "string" && value !== "" ? vault.seal(value) : value);
  return { ...change, before: closed(change.before), after: closed(change.after) };
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
