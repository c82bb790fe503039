import "server-only";
import { createHash } from "node:crypto";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { AttachmentKind } from "@/lib/domain/attachment/attachment";
import { formatCheckToken } from "@/lib/domain/meeting/check-token";
import { type MinutesContent, readMinutes, writeMinutes } from "@/lib/domain/meeting/minutes";
import type { IssueInfo, MinutesPage } from "@/lib/domain/meeting/minutes-page";
import type { MeetingRecord } from "@/lib/domain/queue/meeting";
import { logRead } from "@/lib/server/audit/log-read";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { proposalIdOf, readDecisions } from "./decisions";

/** The minutes of a meeting with their issues and signed copies. The families shown are logged. */
export async function getMinutesPage(actor: Actor, meeting: MeetingRecord): Promise<MinutesPage> {
  return underScope(scopeOf(actor), async (tx) => {
    const [content, issues] = await Promise.all([contentNow(tx.sql, meeting), listIssues(tx.sql, meeting)]);
    await logRead(tx, actor, "meeting", "proposal", content.decisions.map(proposalIdOf));
    return { content, issues, isCurrent: issues[0]?.sha256 === hashOf(content) && meeting.paper !== "none" };
  });
}

/** Minutes to be printed: an issue as it was issued, or what they say now while nothing is issued. */
export interface PrintedMinutes {
  readonly content: MinutesContent;
  readonly issue: Omit<IssueInfo, "copies"> | null;
}

/** An issue by number, or the latest. Null when there is no such issue. The audit row is committed before this returns. */
export async function findPrintedMinutes(
  actor: Actor,
  meeting: MeetingRecord,
  number: number | null,
): Promise<PrintedMinutes | null> {
  return underScope(scopeOf(actor), async (tx) => {
    const rows = await tx.sql<IssueRow & { content: string }>`
      SELECT id, number, token, encode(sha256, 'hex') AS sha256, issued_at, content FROM meeting_minutes
      WHERE regency_code = ${meeting.regencyCode} AND meeting_id = ${meeting.id} AND (${number}::int IS NULL OR number = ${number}::int)
      ORDER BY number DESC LIMIT 1`;
    const row = rows[0];
    if (row === undefined && number !== null) return null;
    const content = row === undefined ? await contentNow(tx.sql, meeting) : readMinutes(row.content);
    await logRead(tx, actor, "print", "proposal", content.decisions.map(proposalIdOf));
    return { content, issue: row === undefined ? null : toIssue(row, meeting.regencyCode) };
  });
}

/** A signed copy, opened, with its audit row in the same transaction; null when the meeting has none such. */
export async function findCopy(
  actor: Actor,
  meeting: MeetingRecord,
  copyId: string,
  now: Date,
): Promise<{ readonly kind: AttachmentKind; readonly bytes: Buffer } | null> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows = await sql<{ kind: AttachmentKind; content: Buffer }>`SELECT c.kind, c.content FROM minutes_copy c
      JOIN meeting_minutes n ON n.regency_code = c.regency_code AND n.id = c.minutes_id
      WHERE c.regency_code = ${meeting.regencyCode} AND c.id = ${copyId} AND n.meeting_id = ${meeting.id}`;
    const row = rows[0];
    if (row === undefined) return null;
    await writeAudit(sql, actor, now, {
      action: "meeting:read-copy",
      subjectKind: "meeting",
      subjectIds: [meeting.id, copyId],
      areaCode: meeting.villageCode,
      purpose: "meeting",
    });
    return { kind: row.kind, bytes: unsealBytes(row.content) };
  });
}

async function contentNow(sql: Sql, meeting: MeetingRecord): Promise<MinutesContent> {
  const { villageCode, kind, heldOn, place, minutes, attendance } = meeting;
  return {
    villageCode,
    kind,
    heldOn,
    place,
    minutes,
    attendance,
    decisions: await readDecisions(sql, meeting, villageCode),
  };
}

function hashOf(content: MinutesContent): string {
  return createHash("sha256").update(writeMinutes(content)).digest("hex");
}

interface IssueRow {
  readonly id: string;
  readonly number: number;
  readonly token: string;
  readonly sha256: string;
  readonly issued_at: Date;
}

function toIssue(row: IssueRow, regencyCode: string): Omit<IssueInfo, "copies"> {
  const token = formatCheckToken({ regencyCode, token: row.token });
  return { id: row.id, number: row.number, token, sha256: row.sha256, issuedAt: row.issued_at };
}

interface CopyRow {
  readonly id: string;
  readonly minutes_id: string;
  readonly number: number;
  readonly kind: AttachmentKind;
  readonly size_bytes: number;
  readonly sha256: string;
  readonly reason: string | null;
  readonly kept_at: Date;
}

async function listIssues(sql: Sql, { regencyCode, id }: MeetingRecord): Promise<readonly IssueInfo[]> {
  const [issues, copies] = await Promise.all([
    sql<IssueRow>`SELECT id, number, token, encode(sha256, 'hex') AS sha256, issued_at FROM meeting_minutes
      WHERE regency_code = ${regencyCode} AND meeting_id = ${id} ORDER BY number DESC LIMIT 100`,
    sql<CopyRow>`SELECT c.id, c.minutes_id, c.number, c.kind, c.size_bytes, encode(c.sha256, 'hex') AS sha256, c.reason, c.kept_at
      FROM minutes_copy c JOIN meeting_minutes n ON n.regency_code = c.regency_code AND n.id = c.minutes_id
      WHERE n.regency_code = ${regencyCode} AND n.meeting_id = ${id} ORDER BY c.number DESC LIMIT 500`,
  ]);
  return issues.map((row) => ({
    ...toIssue(row, regencyCode),
    copies: copies
      .filter((copy) => copy.minutes_id === row.id)
      .map((copy) => ({
        id: copy.id,
        number: copy.number,
        kind: copy.kind,
        sizeBytes: copy.size_bytes,
        sha256: copy.sha256,
        reason: copy.reason,
        keptAt: copy.kept_at,
      })),
  }));
}
