import { createHash } from "node:crypto";
import type { AnswerMap, Answers } from "@/lib/domain/instrument/answers";
import { eventsOf } from "@/lib/domain/proposal/payload";
import { weightOf } from "@/lib/domain/queue/risk-factor";
import type { Level } from "@/lib/domain/variable/variable";
import { isDrawn } from "@/lib/domain/workflow/draw";
import type { TierName } from "@/lib/domain/workflow/tier";
import { standardHolder } from "@/lib/domain/workflow/workflow";
import type { Cell } from "@/lib/server/db/copy";
import { SEALED_KEYS } from "@/lib/server/household/columns";
import type { Table, Vault } from "@/lib/server/household/record-rows";
import { drawnFraction } from "@/lib/server/workflow/sample";
import type { SeedMeeting } from "./meeting";
import type { SeedProposal } from "./proposal";
import { randomFor, uuidFrom } from "./random";

export const PROPOSAL: Table = {
  name: "proposal",
  columns: [
    "regency_code",
    "id",
    "village_code",
    "household_id",
    "period_id",
    "kind",
    "state",
    "version",
    "channel",
    "payload",
    "head_name",
    "dusun",
    "rw",
    "rt",
    "base_revision",
    "condition_date",
    "is_correction",
    "error_count",
    "warning_count",
    "warning_weight",
    "change_count",
    "changed_keys",
    "event_codes",
    "rule_findings",
    "contributors",
    "deciders",
    "returned_to",
    "reason_code",
    "reason_note",
    "meeting_id",
    "created_by",
    "created_at",
    "updated_at",
    "submitted_at",
    "state_since",
    "due_at",
    "applied_revision",
    "risk_factors",
    "is_sampled",
  ],
};
export const PROPOSAL_EVENT: Table = {
  name: "proposal_event",
  columns: [
    "regency_code",
    "id",
    "village_code",
    "proposal_id",
    "at",
    "actor_id",
    "grant_id",
    "role",
    "event",
    "from_state",
    "to_state",
    "reason_code",
    "note",
    "meeting_id",
    "since",
  ],
};
export const VILLAGE_MEETING: Table = {
  name: "village_meeting",
  columns: [
    "regency_code",
    "id",
    "village_code",
    "held_on",
    "place",
    "minutes",
    "attendance",
    "state",
    "version",
    "created_by",
    "created_at",
    "updated_at",
  ],
};

export function proposalCells(proposal: SeedProposal, periodId: string, vault: Vault): readonly Cell[] {
  const { life, judged, payload, place } = proposal;
  const [creator] = proposal.contributors;
  return [
    proposal.villageCode.slice(0, 4),
    proposal.id,
    proposal.villageCode,
    proposal.householdId,
    periodId,
    proposal.kind,
    life.state,
    proposal.version,
    proposal.channel,
    { json: { ...payload, answers: sealedAnswers(payload.answers, vault) } },
    proposal.headName,
    place.dusun,
    place.rw,
    place.rt,
    payload.baseRevision,
    payload.conditionDate,
    proposal.isCorrection,
    judged.errors,
    judged.warnings,
    weightOf(judged.riskFactors),
    judged.changes.length,
    proposal.changedKeys,
    eventsOf(payload).map(({ code }) => code),
    judged.ruleFindings,
    proposal.contributors,
    life.deciders,
    life.last?.target ?? null,
    life.last?.reason ?? null,
    life.last?.note ?? null,
    proposal.meetingId,
    creator ?? null,
    new Date(proposal.createdAt),
    new Date(life.stateSince),
    instant(life.submittedAt),
    new Date(life.stateSince),
    instant(life.dueAt),
    proposal.appliedRevision,
    { json: judged.riskFactors },
    isSampled(proposal, periodId),
  ];
}

/** The seed of a regency's tier in a period: known, so that a demo is the same each time. */
export function reviewSeed(regencyCode: string, periodId: string, tier: TierName): Buffer {
  return createHash("sha256").update(`demo/${regencyCode}/${periodId}/${tier}`).digest();
}

function isSampled({ id, villageCode, life }: SeedProposal, periodId: string): boolean {
  const tier = standardHolder(life.state);
  if (tier === null) return false;
  return isDrawn(drawnFraction(reviewSeed(villageCode.slice(0, 4), periodId, tier.name), id), tier.coverage);
}

export function eventCells(proposal: SeedProposal): readonly (readonly Cell[])[] {
  const random = randomFor("event", proposal.id);
  const endorsed = proposal.life.events.findLast(({ event }) => event === "endorse");
  return proposal.life.events.map((event, index) => [
    proposal.villageCode.slice(0, 4),
    uuidFrom(random, event.at),
    proposal.villageCode,
    proposal.id,
    new Date(event.at),
    event.by.userId,
    event.by.grantId,
    event.by.role,
    event.event,
    event.from,
    event.to,
    event.reason,
    event.note,
    event === endorsed ? proposal.meetingId : null,
    index === 0 ? null : new Date(proposal.life.events[index - 1]?.at ?? event.at),
  ]);
}

export function meetingCells(meeting: SeedMeeting): readonly Cell[] {
  const updated = new Date(meeting.state === "held" ? meeting.at : meeting.createdAt);
  return [
    meeting.villageCode.slice(0, 4),
    meeting.id,
    meeting.villageCode,
    meeting.heldOn,
    meeting.place,
    meeting.minutes,
    { json: meeting.attendance },
    meeting.state,
    meeting.state === "held" ? 2 : 1,
    meeting.createdBy,
    new Date(meeting.createdAt),
    updated,
  ];
}

function instant(at: number | null): Cell {
  return at === null ? null : new Date(at);
}

function sealedAnswers(answers: Answers, vault: Vault): Answers {
  const people = (level: Level, rows: Answers["members"]) =>
    Object.fromEntries(Object.entries(rows).map(([uid, row]) => [uid, sealedRow(level, row, vault)]));
  return {
    household: sealedRow("household", answers.household, vault),
    members: people("member", answers.members),
    civil: people("civil", answers.civil),
  };
}

function sealedRow(level: Level, row: AnswerMap, vault: Vault): AnswerMap {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      SEALED_KEYS.has(`${level}.${key}`) && typeof value === "string" && value !== "" ? vault.seal(value) : value,
    ]),
  );
}
