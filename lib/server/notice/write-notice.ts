import "server-only";
import type { NoticeFacts } from "@/lib/domain/notice/notice";
import type { Sql } from "@/lib/server/db/sql";

/** What one person is told. */
export interface NewNotice {
  readonly id: string;
  readonly userId: string;
  readonly regionCode: string;
  /** The grant it is about, from which names are read; null where there is none. */
  readonly grantId: string | null;
  readonly facts: NoticeFacts;
  /** Told once under this key, however often a job runs. */
  readonly onceKey: string;
}

/** Writes notices that are not there yet; answers whom something new was told. */
export async function writeNotices(sql: Sql, notices: readonly NewNotice[], now: Date): Promise<readonly NewNotice[]> {
  if (notices.length === 0) return [];
  const rows = notices.map(({ facts, ...rest }) => ({ ...rest, kind: facts.kind, facts }));
  const written = await sql<{
    id: string;
  }>`INSERT INTO notice (id, user_id, kind, region_code, grant_id, facts, once_key, made_at)
    SELECT x.id, x."userId", x.kind, x."regionCode", x."grantId", x.facts, x."onceKey", ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x (id uuid, "userId" uuid, kind text, "regionCode" text, "grantId" uuid, facts jsonb, "onceKey" text)
    ON CONFLICT (user_id, once_key) DO NOTHING RETURNING id`;
  const ids = new Set(written.map(({ id }) => id));
  return notices.filter(({ id }) => ids.has(id));
}
