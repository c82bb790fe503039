import "server-only";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import { timeZoneOf } from "@/lib/server/region/queries";
import { type ApiClient, noRows } from "./client";

/** Ids of what an answer showed: families and proposals; nothing of reference data and figures. */
export interface Shown {
  readonly kind: Extract<AuditEntry["subjectKind"], "household" | "proposal">;
  readonly ids: readonly string[];
}

export interface Noted {
  readonly operation: string;
  readonly scope: string;
  readonly requestId: string;
  /** `OK`, or the code of the refusal. */
  readonly outcome: ErrorCode | "OK";
  readonly shown: Shown | null;
}

/**
 * One audit row and one count for a request, before its answer leaves: who, under which scope, what was read by id. Nothing that was
 * sent or shown is in it. What was refused for its rate is counted alone: a row each would be a way to fill the audit.
 */
export async function noteRequest(client: ApiClient, noted: Noted, now: Date): Promise<void> {
  const { operation, scope, requestId, outcome, shown } = noted;
  const isRefused = outcome !== "OK";
  const entry: AuditEntry = {
    action: `api:${operation}`,
    subjectKind: shown?.kind ?? "api-client",
    subjectIds: shown?.ids ?? [client.id],
    areaCode: client.regionCode,
    ...(shown === null || shown.ids.length === 0 ? {} : { purpose: "api" as const }),
    detail: { client: client.id, scope, request: requestId, outcome, count: shown?.ids.length ?? 0 },
  };
  const day = localDay(now, await timeZoneOf(client.regionCode));
  await underScope(noRows(client), async ({ sql, atEnd }) => {
    if (outcome !== "RATE_LIMITED")
      atEnd(() => writeAudit(sql, { userId: client.id, grant: { id: client.grantId } }, now, entry));
    atEnd(
      () => sql`INSERT INTO api_use (client_id, day, answered, refused, last_at)
        VALUES (${client.id}, ${day}, ${isRefused ? 0 : 1}, ${isRefused ? 1 : 0}, ${now})
        ON CONFLICT (client_id, day) DO UPDATE SET answered = api_use.answered + excluded.answered,
          refused = api_use.refused + excluded.refused, last_at = greatest(api_use.last_at, excluded.last_at)`,
    );
  });
}
