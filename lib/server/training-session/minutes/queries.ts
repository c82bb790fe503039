import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import type { AttachmentKind } from "@/lib/domain/attachment/attachment";
import { formatCheckToken } from "@/lib/domain/meeting/check-token";
import {
  formatMinutesNumber,
  type MinutesVersion,
  minutesOf,
  readTrainingMinutes,
  type TrainingMinutes,
  type TrainingMinutesPage,
  writeTrainingMinutes,
} from "@/lib/domain/training-session/minutes";
import type { SessionView } from "@/lib/domain/training-session/page";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { listParticipants } from "../detail-query";
import { SESSION_COLUMNS, type StoredSession, toSessionView, WITH_TRAINER } from "../session-rows";

/** What the record says of a training now; null for one that is not or was cancelled. */
export async function minutesNow(
  sql: Sql,
  actor: Actor,
  sessionId: string,
  now: Date,
): Promise<TrainingMinutes | null> {
  const session = await readSession(sql, sessionId, now);
  return session === null ? null : minutesOf(session, await listParticipants(sql, actor, sessionId, now));
}

async function readSession(sql: Sql, id: string, now: Date): Promise<SessionView | null> {
  const [row] = await sql<StoredSession>`SELECT ${SESSION_COLUMNS} FROM ${WITH_TRAINER} WHERE s.id = ${id}`;
  return row === undefined || row.cancelledAt !== null ? null : toSessionView(row, now);
}

/**
 * The minutes of a training with their versions and signed copies, and the text of one: the version asked for, the latest, or, while nothing is
 * closed, what the record says now. Null for who plans no trainings there, for a training that is not, and for a version that it has not.
 */
export async function findTrainingMinutes(
  actor: Actor,
  sessionId: string,
  asked: number | null,
  now: Date,
): Promise<TrainingMinutesPage | null> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const session = await readSession(sql, sessionId, now);
    if (session === null || !authorizeIn(actor, "training:plan", session.regionCode)) return null;
    const present = minutesOf(session, await listParticipants(sql, actor, sessionId, now));
    const versions = await listVersions(sql, session);
    const shown = (asked === null ? versions[0] : versions.find(({ version }) => version === asked)) ?? null;
    if (asked !== null && shown === null) return null;
    const hash = createHash("sha256").update(writeTrainingMinutes(present)).digest("hex");
    return {
      session,
      content: shown === null ? present : await readVersion(sql, session, shown.id),
      shown,
      versions,
      isCurrent: versions[0]?.sha256 === hash,
      mayClose: session.state === "over" && authorizeIn(actor, "training:mark", session.regionCode),
    };
  });
}

interface VersionRow {
  readonly id: string;
  readonly version: number;
  readonly year: number;
  readonly serial: number;
  readonly token: string;
  readonly sha256: string;
  readonly closed_at: Date;
  readonly closed_by: string;
}

interface CopyRow {
  readonly id: string;
  readonly minutes_id: string;
  readonly number: number;
  readonly kind: AttachmentKind;
  readonly sha256: string;
  readonly kept_at: Date;
}

async function listVersions(sql: Sql, { id, regionCode }: SessionView): Promise<readonly MinutesVersion[]> {
  const shelf = regencyShelf(regionCode);
  const rows =
    await sql<VersionRow>`SELECT m.id, m.version, m.year, m.serial, m.token, encode(m.sha256, 'hex') AS sha256, m.closed_at,
      coalesce(u.display_name, '') AS closed_by
    FROM training_minutes m LEFT JOIN app_user u ON u.id = m.closed_by
    WHERE m.regency_code = ${shelf} AND m.session_id = ${id} ORDER BY m.version DESC LIMIT 100`;
  const copies =
    await sql<CopyRow>`SELECT c.id, c.minutes_id, c.number, c.kind, encode(c.sha256, 'hex') AS sha256, c.kept_at
    FROM training_minutes_copy c JOIN training_minutes m ON m.regency_code = c.regency_code AND m.id = c.minutes_id
    WHERE m.regency_code = ${shelf} AND m.session_id = ${id} ORDER BY c.number DESC LIMIT 500`;
  return rows.map((row) => ({
    id: row.id,
    documentNumber: formatMinutesNumber({ regionCode, year: row.year, serial: row.serial }),
    version: row.version,
    token: formatCheckToken({ regencyCode: shelf, token: row.token }),
    sha256: row.sha256,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    copies: copies
      .filter((copy) => copy.minutes_id === row.id)
      .map((copy) => ({
        id: copy.id,
        number: copy.number,
        kind: copy.kind,
        sha256: copy.sha256,
        keptAt: copy.kept_at,
      })),
  }));
}

/** A version as it was closed. */
async function readVersion(sql: Sql, { regionCode }: SessionView, id: string): Promise<TrainingMinutes> {
  const [row] = await sql<{ content: string }>`SELECT content FROM training_minutes
    WHERE regency_code = ${regencyShelf(regionCode)} AND id = ${id}`;
  if (row === undefined) throw new Error("minutes that were listed are gone");
  return readTrainingMinutes(row.content);
}

/** A signed copy, opened, with its audit row in the same transaction; null when the training has none such there. */
export async function findTrainingCopy(
  actor: Actor,
  sessionId: string,
  copyId: string,
  now: Date,
): Promise<{ readonly kind: AttachmentKind; readonly bytes: Buffer } | null> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const session = await readSession(sql, sessionId, now);
    if (session === null || !authorizeIn(actor, "training:plan", session.regionCode)) return null;
    const shelf = regencyShelf(session.regionCode);
    const [row] = await sql<{
      kind: AttachmentKind;
      content: Buffer;
    }>`SELECT c.kind, c.content FROM training_minutes_copy c
      JOIN training_minutes m ON m.regency_code = c.regency_code AND m.id = c.minutes_id
      WHERE c.regency_code = ${shelf} AND c.id = ${copyId} AND m.session_id = ${sessionId}`;
    if (row === undefined) return null;
    await writeAudit(sql, actor, now, {
      action: "training:read-copy",
      subjectKind: "training",
      subjectIds: [sessionId, copyId],
      areaCode: session.regionCode,
    });
    return { kind: row.kind, bytes: unsealBytes(row.content) };
  });
}
