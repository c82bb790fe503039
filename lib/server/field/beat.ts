import "server-only";
import { randomBytes } from "node:crypto";
import { scopeOf } from "@/lib/domain/access/actor";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import type { Device } from "./device";
import type { Passed } from "./pass";
import type { SentExchange } from "./request";
import type { Judged } from "./run-operations";

/** A lost answer's mark is never named; sixteen lost in a row only make the device offer again what is known. */
const MARKS_KEPT = 16;

/** A word for this answer, which no other has. */
export function newMark(): string {
  return randomBytes(12).toString("base64url");
}

/** What an exchange tells of the device, besides what it sends. */
interface Beat {
  readonly skewMs: number;
  readonly mark: string;
  readonly now: Date;
}

/** The device was heard: when, with how much waiting, and the mark that it is given. */
export async function beat({ sql }: ScopedTx, device: Device, request: SentExchange, { skewMs, mark, now }: Beat) {
  const { count, since, photos = 0 } = request.waiting;
  const marks = [...device.marks, mark].slice(-MARKS_KEPT);
  await sql`UPDATE field_device SET last_contact_at = ${now}, marks = ${marks}, unsent_count = ${count}, app_version = ${request.version},
      unsent_since = ${since === null || count + photos === 0 ? null : new Date(since - skewMs)}, unsent_photos = ${photos}, skew_ms = ${skewMs}
    WHERE regency_code = ${device.regencyCode} AND id = ${device.id}`;
}

/** A photo of a device has arrived whole: it waits no more. */
export async function notePhoto(sql: Sql, { regencyCode, id }: Device): Promise<void> {
  await sql`UPDATE field_device SET unsent_photos = greatest(unsent_photos - 1, 0),
      unsent_since = CASE WHEN unsent_count = 0 AND unsent_photos <= 1 THEN NULL ELSE unsent_since END
    WHERE regency_code = ${regencyCode} AND id = ${id}`;
}

/**
 * What the device still has after this exchange: it told what waited before. Those who watch over it must not chase what has just arrived.
 */
export async function noteLeft(
  { device, actor }: Passed,
  { waiting, operations }: SentExchange,
  judged: readonly Judged[],
  skewMs: number,
): Promise<void> {
  const taken = judged.filter(({ kind }) => kind === "taken").length;
  if (actor === null || taken === 0) return;
  const left = Math.max(0, waiting.count - taken);
  const { photos = 0 } = waiting;
  const stayed = judged.flatMap((each) =>
    each.kind === "refused" || each.kind === "parked" ? [each.operation.madeAt] : [],
  );
  // Of what was not sent this time only the oldest is known, and that may be one of those that went.
  const since =
    photos > 0 || waiting.count > operations.length || stayed.length === 0 ? waiting.since : Math.min(...stayed);
  await underScope(
    scopeOf(actor),
    ({ sql }) => sql`UPDATE field_device SET unsent_count = ${left},
        unsent_since = ${left + photos === 0 || since === null ? null : new Date(since - skewMs)}
      WHERE regency_code = ${device.regencyCode} AND id = ${device.id}`,
  );
}
