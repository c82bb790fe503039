import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { type RequestState, type RequestTier, standingOf } from "@/lib/domain/data-request/flow";
import type { RequestLevel } from "@/lib/domain/data-request/level";
import type { RequestPurpose } from "@/lib/domain/data-request/purpose-name";
import type { RequestFields } from "@/lib/domain/data-request/request";
import { readLevel, readPurpose } from "@/lib/domain/data-request/request";
import { type RequestRules, rulesSchema } from "@/lib/domain/data-request/rules";
import type { ContentState } from "@/lib/domain/delivery/delivery-page";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

/** A request as it is stored, without its rules parsed. */
export interface RequestRow {
  readonly regency_code: string;
  readonly id: string;
  readonly version: number;
  readonly year: number | null;
  readonly number: number | null;
  readonly state: RequestState;
  readonly round: number;
  readonly tier: number | null;
  readonly office: string;
  readonly title: string;
  readonly purpose: string | null;
  readonly use_note: string;
  readonly basis: string;
  readonly level: string | null;
  readonly variables: readonly string[];
  readonly areas: readonly string[];
  readonly days: number;
  readonly reshare_asked: boolean;
  readonly reshare_to: string;
  readonly rules: unknown;
  readonly asked_by: string;
  readonly asked_from: string;
  readonly created_at: Date;
  readonly changed_at: Date;
  readonly granted_at: Date | null;
  readonly granted_on: string | null;
  readonly expires_on: string | null;
  readonly expires_at: Date | null;
  readonly content_state: ContentState;
  readonly content_failure: string | null;
  readonly progress_done: number;
  readonly progress_total: number;
  readonly families: number | null;
  readonly people: number | null;
  readonly sha256: string | null;
  readonly built_at: Date | null;
  readonly purged_at: Date | null;
}

/** Columns of `data_request r`. */
export const REQUEST_COLUMNS = Prisma.sql`r.regency_code, r.id, r.version, r.year, r.number, r.state, r.round, r.tier, r.office, r.title, r.purpose,
  r.use_note, r.basis, r.level, r.variables, r.areas, r.days, r.reshare_asked, r.reshare_to, r.rules, r.asked_by, r.asked_from, r.created_at,
  r.changed_at, r.granted_at, r.granted_on::text AS granted_on, r.expires_on::text AS expires_on, r.expires_at, r.content_state, r.content_failure,
  r.progress_done,
  r.progress_total, r.families, r.people, encode(r.content_sha256, 'hex') AS sha256, r.built_at, r.purged_at`;

export function fieldsOf(row: RequestRow): RequestFields {
  return {
    office: row.office,
    title: row.title,
    purpose: purposeOf(row),
    useNote: row.use_note,
    basis: row.basis,
    level: levelOf(row),
    variables: row.variables,
    areas: row.areas,
    days: row.days,
    reshareAsked: row.reshare_asked,
    reshareTo: row.reshare_to,
  };
}

export function purposeOf({ purpose }: Pick<RequestRow, "purpose">): RequestPurpose | null {
  return readPurpose(purpose ?? "");
}

export function levelOf({ level }: Pick<RequestRow, "level">): RequestLevel | null {
  return readLevel(level ?? "");
}

/** The rules that a request was sent under; null before it was sent. */
export function sentRules({ rules }: Pick<RequestRow, "rules">): RequestRules | null {
  return rules === null ? null : rulesSchema.parse(rules);
}

/** The desk that holds a request. */
export function deskOf(row: Pick<RequestRow, "rules" | "tier">): RequestTier | null {
  return row.tier === null ? null : (sentRules(row)?.tiers[row.tier] ?? null);
}

export function numberText({ year, number }: Pick<RequestRow, "year" | "number">): string | null {
  return number === null || year === null ? null : `${number}/${year}`;
}

export function isOver({ state, expires_at }: Pick<RequestRow, "state" | "expires_at">, now: Date): boolean {
  return standingOf({ state, expiresAt: expires_at }, now) === "expired" || state === "revoked";
}

/** A request in the caller's scope, locked until the transaction ends; null where there is none. */
export async function holdRequest(sql: Sql, regencyCode: string, id: string): Promise<RequestRow | null> {
  const [row] = await sql<RequestRow>`SELECT ${REQUEST_COLUMNS} FROM data_request r
    WHERE r.regency_code = ${regencyCode} AND r.id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

/** Who has approved since it was last sent. */
export async function approversOf(
  sql: Sql,
  row: Pick<RequestRow, "regency_code" | "id" | "round">,
): Promise<readonly string[]> {
  const rows = await sql<{ actor_id: string }>`SELECT actor_id FROM data_request_step
    WHERE regency_code = ${row.regency_code} AND request_id = ${row.id}::uuid AND round = ${row.round} AND event = 'approve'`;
  return rows.map(({ actor_id }) => actor_id);
}

/** Whether the actor asks under the very duty that a request was begun under: another of their duties is another reader. */
export function asksUnder(actor: Actor, row: Pick<RequestRow, "asked_by">): boolean {
  return row.asked_by === actor.userId;
}
