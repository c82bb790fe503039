import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { eventTitles } from "@/lib/domain/event/event";
import { type FieldStatus, fieldStatusOf } from "@/lib/domain/household/field-status";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import type { Answers } from "@/lib/domain/instrument/answers";
import { isPresent } from "@/lib/domain/instrument/form";
import { type ReadableSnapshot, readableSnapshot } from "@/lib/domain/instrument/snapshot";
import type { ProposalKind } from "@/lib/domain/proposal/kind";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { isOpen, type ProposalState } from "@/lib/domain/workflow/workflow";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import type { VillagePeriod } from "@/lib/server/period/find-period";
import { type FamilyTransfer, findFamilyTransfer } from "@/lib/server/transfer/of-family";
import type { Family } from "./family";
import { type OpenRecord, openRecord, type UnaskedAnswers, unaskedIn } from "./open-record";
import { sectionDate } from "./section-date";

export interface PersonLine {
  readonly uid: string;
  readonly name: string;
  readonly nik: string | null;
  readonly relationToHead: number | null;
  readonly sex: number | null;
  readonly birthDate: string | null;
  readonly isPresent: boolean;
}

export interface SectionFreshness {
  readonly section: string;
  readonly asOf: string | null;
  readonly source: number | null;
}

/** The family page's read model. */
export interface FamilyPage {
  readonly publicId: string;
  readonly regencyCode: string;
  readonly id: string;
  readonly villageCode: string;
  readonly headName: string;
  readonly kkNumber: string | null;
  readonly revision: number;
  readonly status: number;
  /** What was found at the last visit; null: nobody has said. */
  readonly field: FieldStatus | null;
  readonly place: {
    readonly address: string | null;
    readonly dusun: string | null;
    readonly rw: string | null;
    readonly rt: string | null;
  };
  readonly point: { readonly lat: number; readonly lng: number } | null;
  readonly deciles: {
    readonly national: number | null;
    readonly province: number | null;
    readonly regency: number | null;
    readonly snapshotOn: string | null;
  };
  readonly people: readonly PersonLine[];
  readonly formerCount: number;
  readonly freshness: readonly SectionFreshness[];
  /** The household's own sections; each person's are a page of their own. */
  readonly snapshot: ReadableSnapshot;
  /** What the period's form does not ask of the household. */
  readonly unasked: UnaskedAnswers;
  readonly period: VillagePeriod | null;
  /** YYYY-MM-DD in the village. */
  readonly today: string;
  readonly proposals: readonly FamilyProposal[];
  /** The move out of the village that is under way, or the one with which the family left. */
  readonly transfer: FamilyTransfer | null;
  readonly can: { readonly update: boolean; readonly readLog: boolean; readonly send: boolean };
}

export interface FamilyProposal {
  readonly publicId: string;
  readonly state: ProposalState;
  readonly stateSince: Date;
  /** The one about the family's condition that is under way: to go on with it comes before beginning another. */
  readonly isOpen: boolean;
  /** What happened, in words; empty for one about the family's condition. */
  readonly events: string;
}

const SECTIONS = ["place", "housing", "programs", "assets", "services"] as const;

/** A family in scope for its page, with one audit row; null when the scope does not hold it or the id is none. */
export async function findFamilyPage(
  actor: Actor,
  publicId: string,
  locale: "id" | "en",
  now: Date,
): Promise<FamilyPage | null> {
  const key = parsePublicId(publicId);
  if (key === null) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const record = await openRecord(actor, sql, key, "update", now);
    if (record === null) return null;
    const { family } = record;
    const [proposals, transfer] = await Promise.all([
      proposalsOf(sql, family, locale),
      authorize(actor, "transfer:read") ? findFamilyTransfer(sql, family, now) : null,
    ]);
    return toPage(actor, record, { proposals, transfer }, locale);
  });
}

async function proposalsOf(sql: Sql, family: Family, locale: "id" | "en"): Promise<FamilyProposal[]> {
  const rows = await sql<{
    id: string;
    kind: ProposalKind;
    state: ProposalState;
    state_since: Date;
    event_codes: string[];
  }>`SELECT id, kind, state, state_since, event_codes FROM proposal
    WHERE regency_code = ${family.regencyCode} AND household_id = ${family.id} ORDER BY state_since DESC LIMIT 20`;
  return rows.map((row) => ({
    publicId: formatPublicId(family.regencyCode, row.id),
    state: row.state,
    stateSince: row.state_since,
    // Events are told beside the condition and do not stand in its way.
    isOpen: isOpen(row.state) && row.kind !== "event",
    events: eventTitles(row.event_codes, locale),
  }));
}

function toPage(
  actor: Actor,
  record: OpenRecord,
  { proposals, transfer }: Pick<FamilyPage, "proposals" | "transfer">,
  locale: "id" | "en",
): FamilyPage {
  const { family, period, instrument, answers } = record;
  const { household } = answers;
  return {
    publicId: formatPublicId(family.regencyCode, family.id),
    regencyCode: family.regencyCode,
    id: family.id,
    villageCode: family.villageCode,
    headName: String(family.row["head_name"]),
    kkNumber: textOf(household["kkNumber"]),
    revision: family.revision,
    status: family.status,
    field: fieldStatusOf(family.status, codeOf(family.answers.household["familyPresence"])),
    place: {
      address: textOf(household["address"]),
      dusun: textOf(household["dusun"]),
      rw: textOf(household["rw"]),
      rt: textOf(household["rt"]),
    },
    point: pointOf(household["lat"], household["lng"]),
    deciles: decilesOf(family),
    people: peopleOf(answers),
    formerCount: family.formerMembers.length,
    freshness: SECTIONS.map((section) => ({ section, ...sectionDate(instrument, family.row, section) })),
    snapshot: readableSnapshot(instrument, answers, { conditionDate: record.day, locale, of: { uid: null } }),
    unasked: unaskedIn(record, null, locale),
    period,
    today: record.today,
    proposals,
    transfer,
    can: {
      update:
        authorize(actor, "proposal:draft") && period?.isOpen === true && family.status !== HOUSEHOLD_STATUS.closed,
      readLog: authorize(actor, "household:read-log"),
      send:
        authorize(actor, "transfer:request") &&
        actor.grant.regionCode === family.villageCode &&
        family.status !== HOUSEHOLD_STATUS.closed &&
        transfer === null,
    },
  };
}

/** The members of a family, in the order of their numbers. */
export function peopleOf(answers: Answers): PersonLine[] {
  return Object.entries(answers.members)
    .map(([uid, member]) => ({
      uid,
      name: textOf(member["name"]) ?? "",
      nik: textOf(member["nik"]),
      relationToHead: codeOf(member["relationToHead"]),
      sex: codeOf(member["sex"]),
      birthDate: textOf(member["birthDate"]),
      isPresent: isPresent(member),
      order: codeOf(member["memberNo"]) ?? 99,
    }))
    .sort((a, b) => a.order - b.order)
    .map(({ order: _order, ...person }) => person);
}

function decilesOf({ row }: Family): FamilyPage["deciles"] {
  return {
    national: codeOf(row["decile_national"]),
    province: codeOf(row["decile_province"]),
    regency: codeOf(row["decile_regency"]),
    snapshotOn: textOf(row["decile_snapshot_on"]),
  };
}

function pointOf(lat: unknown, lng: unknown): FamilyPage["point"] {
  return typeof lat === "number" && typeof lng === "number" ? { lat, lng } : null;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function codeOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
