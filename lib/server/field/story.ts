import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { RefusalStory } from "@/lib/domain/field/operation";
import type { GoneStory } from "@/lib/domain/field/pack";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { findVillagePeriod } from "@/lib/server/period/find-period";

/** What an operation was about, as far as its input says. */
export interface Subject {
  readonly command: string;
  readonly regencyCode: string | null;
  readonly recordId: string;
  /** Of an operation that begins a draft. */
  readonly householdId: string | null;
}

/**
 * What happened meanwhile, for a person whose operation is refused. Everything is read under their own scope; what they no
 * longer see is told only if it was theirs when it left (`app_field_story`), so a guessed id learns nothing.
 */
export async function tellStory(
  actor: Actor,
  code: ErrorCode,
  subject: Subject,
  now: Date,
): Promise<RefusalStory | null> {
  const { regencyCode } = subject;
  if (code === "PERIOD_CLOSED") return tellPeriod(actor, now);
  if (regencyCode === null || !["NOT_FOUND", "NOT_ALLOWED_NOW", "STALE"].includes(code)) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    if (code === "NOT_FOUND") return tellGone(sql, regencyCode, subject);
    if (subject.command.startsWith("ground-check.")) return tellCheck(sql, regencyCode, subject.recordId);
    if (subject.householdId !== null)
      return (await tellGone(sql, regencyCode, subject)) ?? ({ kind: "closed", at: null } as const);
    return tellProposal(sql, regencyCode, subject.recordId);
  });
}

async function tellPeriod({ grant }: Actor, now: Date): Promise<RefusalStory> {
  const period = await findVillagePeriod(referenceSql(), grant.regionCode, now);
  return { kind: "period", endedOn: period?.endsOn ?? null };
}

async function tellGone(sql: Sql, regencyCode: string, { recordId, householdId }: Subject) {
  const [row] = await sql<{ kind: string; at: Date; name: string | null }>`
    SELECT kind, at, name FROM app_field_story(${regencyCode}, ${recordId}, ${householdId}::uuid)`;
  return row === undefined ? null : goneStory(row);
}

/** A row of `app_field_story` in words' shape. */
export function goneStory({ kind, at, name }: { kind: string; at: Date; name: string | null }): GoneStory {
  return kind === "moved" ? { kind, toName: name, at: at.getTime() } : { kind: "not-mine", at: at.getTime() };
}

async function tellProposal(sql: Sql, regencyCode: string, id: string): Promise<RefusalStory | null> {
  const [row] = await sql<{ state: string; event: string; at: Date; reason: string | null; by: string | null }>`
    SELECT p.state, e.event, e.at, p.reason_code AS reason, u.display_name AS by
    FROM proposal p CROSS JOIN LATERAL (SELECT * FROM proposal_event v WHERE v.regency_code = p.regency_code AND v.proposal_id = p.id
        ORDER BY v.at DESC, v.id DESC LIMIT 1) e LEFT JOIN app_user u ON u.id = e.actor_id
    WHERE p.regency_code = ${regencyCode} AND p.id = ${id}`;
  if (row === undefined || row.state === "draft") return null;
  const at = row.at.getTime();
  if (row.event === "submit") return { kind: "sent", by: row.by, at };
  return { kind: "decided", state: row.state, reason: row.reason, at };
}

async function tellCheck(sql: Sql, regencyCode: string, id: string): Promise<RefusalStory | null> {
  const [row] = await sql<{ at: Date | null }>`SELECT coalesce(done_at, cancelled_at) AS at FROM ground_check
    WHERE regency_code = ${regencyCode} AND id = ${id}`;
  return row === undefined ? null : { kind: "closed", at: row.at?.getTime() ?? null };
}
