import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { isRole } from "@/lib/domain/access/role";
import {
  answerBar,
  answererOf,
  type Hearing,
  isOpenObjection,
  mayRecordHearing,
  mustHear,
  type ObjectionEvent,
  objectionStep,
} from "@/lib/domain/objection/objection";
import type { ObjectionNote, ObjectionPage, ObjectionStepLine } from "@/lib/domain/objection/objection-page";
import { formatPublicId, type PublicId } from "@/lib/domain/public-id/public-id";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { displayNames, villageNames } from "@/lib/server/queue/names";
import { barred, INVOLVED } from "./involved";
import { LINE_COLUMNS, type ObjectionRow, toLine, WAITS_FOR_VILLAGE, WITH_FAMILY } from "./list-query";

interface PageRow extends ObjectionRow {
  readonly version: number;
  readonly statement: string;
  readonly heard_on: string;
  readonly answer: string | null;
  readonly hearing: Hearing | null;
  readonly hearing_on: string | null;
  readonly hearing_note: string | null;
  readonly photo_id: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly accuracy_m: number | null;
  readonly filed_by: string;
  readonly proposal_id: string | null;
  readonly proposal_state: ProposalState | null;
  readonly involved: readonly string[];
  readonly follow_id: string | null;
  readonly follow_state: ProposalState | null;
}

interface StepRow {
  readonly id: string;
  readonly event: ObjectionEvent;
  readonly at: Date;
  readonly actor_id: string;
  readonly role: string;
  readonly note: string | null;
}

/** One objection; null when it is not in the actor's area. The family is logged. */
export async function findObjection(actor: Actor, at: PublicId, now: Date): Promise<ObjectionPage | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const [row] = await selectPage(tx, at);
    if (row === undefined) return null;
    const steps = await tx.sql<StepRow>`SELECT id, event, at, actor_id, role, note FROM objection_event
      WHERE regency_code = ${at.regencyCode} AND objection_id = ${at.id}::uuid ORDER BY at DESC, id DESC`;
    const involved = await barred(
      tx.sql,
      { village: row.village_code, filedBy: row.filed_by, involved: row.involved },
      now,
    );
    const [people, villages] = await Promise.all([
      displayNames(
        tx.sql,
        steps.map((step) => step.actor_id),
      ),
      villageNames(tx.sql, [row.village_code]),
      logRead(tx, actor, "object", "household", [row.household_id]),
    ]);
    return toPage({ ...row, involved }, { actor, now, villages, steps: steps.map((step) => toStep(step, people)) });
  });
}

function selectPage({ sql }: ScopedTx, { regencyCode, id }: PublicId): Promise<PageRow[]> {
  return sql<PageRow>`SELECT ${LINE_COLUMNS}, o.version, o.statement, o.heard_on::text AS heard_on, o.answer, o.hearing, o.hearing_on::text AS hearing_on, o.hearing_note, o.filed_by, o.proposal_id,
      o.lat::float8 AS lat, o.lng::float8 AS lng, o.accuracy_m,
      (SELECT a.id FROM attachment a WHERE a.regency_code = o.regency_code AND a.id = o.photo_id) AS photo_id,
      p.state AS proposal_state, ${INVOLVED} AS involved,
      f.id AS follow_id, f.state AS follow_state
    FROM ${WITH_FAMILY} LEFT JOIN proposal p ON p.regency_code = o.regency_code AND p.id = o.proposal_id
    LEFT JOIN LATERAL (SELECT n.id, n.state FROM proposal n WHERE o.state = 'accepted' AND n.regency_code = o.regency_code
      AND n.household_id = o.household_id AND greatest(n.created_at, n.submitted_at) >= o.decided_at AND n.state NOT IN ('withdrawn', 'expired', 'rejected')
      ORDER BY n.created_at LIMIT 1) f ON true
    WHERE o.regency_code = ${regencyCode} AND o.id = ${id}::uuid`;
}

interface Reader {
  readonly actor: Actor;
  readonly now: Date;
  readonly villages: ReadonlyMap<string, string>;
  readonly steps: readonly ObjectionStepLine[];
}

function toPage(row: PageRow, { actor, now, villages, steps }: Reader): ObjectionPage {
  const answers = authorize(actor, "objection:answer");
  const bar = answerBar(
    { state: row.state, filedBy: row.filed_by, dueAt: row.due_at, involved: row.involved },
    { userId: actor.userId, as: answererOf(actor.grant.role) },
    now,
  );
  const linked = (id: string | null, state: ProposalState | null) =>
    id === null || state === null ? null : { publicId: formatPublicId(row.regency_code, id), state };
  return {
    ...toLine(row, villages, now),
    regencyCode: row.regency_code,
    id: row.id,
    version: row.version,
    villageCode: row.village_code,
    householdPublicId: formatPublicId(row.regency_code, row.household_id),
    statement: row.statement,
    heardOn: row.heard_on,
    answer: row.answer,
    heard: heardOf(row),
    photo: row.photo_id === null ? null : formatPublicId(row.regency_code, row.photo_id),
    seenAt: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng, accuracyM: row.accuracy_m },
    proposal: linked(row.proposal_id, row.proposal_state),
    followedBy: linked(row.follow_id, row.follow_state),
    steps,
    can: {
      answer: answers ? bar : "no-duty",
      hear:
        mayRecordHearing({ file: authorize(actor, "objection:file"), answer: answers }, bar) &&
        isOpenObjection(row.state) &&
        mustHear(row.objector, row.hearing),
      take: answers && bar === null && objectionStep(row.state, "take") !== null,
      withdraw:
        authorize(actor, "objection:file") &&
        row.filed_by === actor.userId &&
        objectionStep(row.state, "withdraw") !== null,
    },
  };
}

function heardOf({ hearing, hearing_on, hearing_note }: PageRow): ObjectionPage["heard"] {
  if (hearing === null || hearing_on === null || hearing_note === null) return null;
  return { outcome: hearing, on: hearing_on, note: hearing_note };
}

function toStep(
  { id, event, at, actor_id, role, note }: StepRow,
  people: ReadonlyMap<string, string>,
): ObjectionStepLine {
  return { key: id, event, at, actorName: people.get(actor_id) ?? null, role: isRole(role) ? role : null, note };
}

const MOST_NOTES = 10;

interface NoteRow {
  readonly id: string;
  readonly ground: ObjectionNote["ground"];
  readonly state: ObjectionNote["state"];
  readonly filed_at: Date;
  readonly due_at: Date;
  readonly proposal_id: string | null;
  readonly waits: boolean;
}

/** Objections to a family, the latest first, as its page and its proposals' pages tell them. Empty for who may not read them. */
export async function findObjectionNotes(
  actor: Actor,
  regencyCode: string,
  of: { readonly householdId: string } | { readonly proposalId: string },
): Promise<readonly ObjectionNote[]> {
  if (!authorize(actor, "objection:read")) return [];
  const proposalId = "proposalId" in of ? of.proposalId : null;
  const household =
    "householdId" in of
      ? Prisma.sql`${of.householdId}::uuid`
      : Prisma.sql`(SELECT p.household_id FROM proposal p WHERE p.regency_code = ${regencyCode} AND p.id = ${of.proposalId}::uuid)`;
  const rows = await underScope(
    scopeOf(actor),
    ({
      sql,
    }) => sql<NoteRow>`SELECT o.id, o.ground, o.state, o.filed_at, o.due_at, o.proposal_id, ${WAITS_FOR_VILLAGE} AS waits
      FROM objection o WHERE o.regency_code = ${regencyCode} AND o.household_id = ${household} AND o.state <> 'withdrawn'
      ORDER BY o.filed_at DESC, o.id DESC LIMIT ${MOST_NOTES}`,
  );
  return rows.map((row) => ({
    publicId: formatPublicId(regencyCode, row.id),
    ground: row.ground,
    state: row.state,
    filedAt: row.filed_at,
    dueAt: row.due_at,
    isAgainstProposal: proposalId !== null && row.proposal_id === proposalId,
    waitsForVillage: row.waits,
  }));
}

/** What of a family can be objected to: the record, and its proposals that were sent, the latest first. */
export interface Objectionable {
  readonly regencyCode: string;
  readonly householdId: string;
  readonly headName: string;
  readonly villageCode: string;
  readonly proposals: readonly { readonly id: string; readonly state: ProposalState; readonly since: Date }[];
}

const MOST_PROPOSALS = 10;

/** The family of an objection that is to be written down; null when it is not in the actor's area. It is logged. */
export async function findObjectionable(actor: Actor, at: PublicId): Promise<Objectionable | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const [family] = await tx.sql<{
      name: string;
      village: string;
    }>`SELECT head_name AS name, village_code AS village FROM household
      WHERE regency_code = ${at.regencyCode} AND id = ${at.id}::uuid`;
    if (family === undefined) return null;
    const [proposals] = await Promise.all([
      tx.sql<{ id: string; state: ProposalState; since: Date }>`SELECT id, state, state_since AS since FROM proposal
        WHERE regency_code = ${at.regencyCode} AND household_id = ${at.id}::uuid AND state NOT IN ('draft', 'withdrawn', 'expired')
        ORDER BY state_since DESC, id DESC LIMIT ${MOST_PROPOSALS}`,
      logRead(tx, actor, "object", "household", [at.id]),
    ]);
    return {
      regencyCode: at.regencyCode,
      householdId: at.id,
      headName: family.name,
      villageCode: family.village,
      proposals,
    };
  });
}
