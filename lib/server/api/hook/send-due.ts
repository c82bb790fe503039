import "server-only";
import { EVENT_TYPES, type HookEvent, type HookKind, hookLeaseEnd, nextHookTry } from "@/lib/domain/api/hook";
import { config } from "@/lib/server/config/config";
import { unseal } from "@/lib/server/crypto/seal";
import { referenceSql } from "@/lib/server/db/reference";
import { drain } from "./drain";
import { postEvent } from "./post-event";
import type { Posted } from "./post-json";

interface ClaimedEvent {
  readonly id: string;
  readonly clientId: string;
  readonly kind: HookKind;
  readonly madeAt: Date;
  /** How often it was tried, this one included. */
  readonly tries: number;
  readonly region: string;
  readonly address: string;
  readonly secret: string;
}

/** Sends one event to one receiver. */
export type PostOne = typeof postEvent;

/**
 * Sends what is due, a few events at a time. Each is claimed for two minutes by one statement and its end written by another: two
 * workers never send the same, and no row is held while a slow receiver thinks. One that is killed in between sends it once more, under the
 * same id. Answers how many were taken.
 * @param clock tells the time, so that a test can
 */
export function sendDueEvents(clock: () => Date, post: PostOne = postEvent): Promise<number> {
  return drain(clock, {
    claim: claimNext,
    send: (event) =>
      post(
        { address: unseal(event.address), secret: unseal(event.secret) },
        { id: event.id, event: bodyOf(event), at: clock() },
        config().privateHookHosts,
      ),
    record: recordTry,
  });
}

function bodyOf({ kind, madeAt, clientId, region }: ClaimedEvent): HookEvent {
  return { type: EVENT_TYPES[kind], timestamp: madeAt.toISOString(), data: { client: clientId, region } };
}

/** Of a client that was suspended meanwhile, or whose time is over, nothing is sent; what waits goes on when it works again. */
async function claimNext(now: Date, failing: readonly string[]): Promise<ClaimedEvent | null> {
  const [row] = await referenceSql()<ClaimedEvent>`WITH due AS MATERIALIZED (
      SELECT e.id FROM api_hook_event e JOIN api_hook h ON h.client_id = e.client_id AND h.state = 'active'
        JOIN api_client c ON c.id = e.client_id AND c.state = 'active' AND c.valid_to > ${now}
      WHERE e.state = 'waiting' AND e.next_at <= ${now} AND e.client_id <> ALL (${[...failing]}::uuid[])
      ORDER BY e.next_at, e.id LIMIT 1 FOR UPDATE OF e SKIP LOCKED)
    UPDATE api_hook_event e SET tries = e.tries + 1, next_at = ${hookLeaseEnd(now)}
    FROM due, api_hook h JOIN api_client c ON c.id = h.client_id
    WHERE e.id = due.id AND h.client_id = e.client_id
    RETURNING e.id, e.client_id AS "clientId", e.kind, e.made_at AS "madeAt", e.tries, c.region_code AS region,
      h.address_sealed AS address, h.secret_sealed AS secret`;
  return row ?? null;
}

/** An event that is given up, or whose receiver is gone for good, stops its hook: what follows would fare alike. */
async function recordTry({ id, clientId, kind, tries }: ClaimedEvent, posted: Posted, now: Date): Promise<void> {
  const { status, fault } = posted;
  const next = fault === null || fault === "GONE" || kind === "test" ? null : nextHookTry(tries, now);
  const state = fault === null ? "sent" : next === null ? "given-up" : "waiting";
  const stops = state === "given-up" && kind !== "test";
  await referenceSql()`WITH ended AS (
      UPDATE api_hook_event SET state = ${state}, status = ${status}, fault = ${fault}, next_at = coalesce(${next}, next_at),
        ended_at = CASE WHEN ${state !== "waiting"} THEN ${now}::timestamptz END
      WHERE id = ${id} AND state = 'waiting' AND tries = ${tries} RETURNING client_id)
    UPDATE api_hook SET state = 'stopped' FROM ended WHERE ${stops} AND api_hook.client_id = ${clientId} AND ended.client_id = api_hook.client_id`;
}
