import "server-only";
import { uuidv7 } from "uuidv7";
import { type HookFault, hookLeaseEnd, nextHookTry } from "@/lib/domain/api/hook";
import { callbackAddress, mayCall } from "@/lib/domain/social/callback";
import { CALLBACK_ACTIONS } from "@/lib/domain/social/message";
import { config } from "@/lib/server/config/config";
import { referenceSql } from "@/lib/server/db/reference";
import { findWorkingClient } from "../api/client";
import { drain } from "../api/hook/drain";
import { postJson } from "../api/hook/post-json";
import { answerBody } from "./callback-body";
import { type NoticePage, type NoticeRange, notifyBody } from "./notify-body";
import { findPartner } from "./partner";

/** What is due, claimed for one try. */
interface Claimed extends NoticeRange {
  readonly id: string;
  readonly clientId: string;
  readonly action: string;
  readonly correlationId: string | null;
  readonly subscription: string | null;
  /** How often it was tried, this one included. */
  readonly tries: number;
}

/** How a try went. `NO_GRANT`: there is nothing any more that it could be told under. */
interface Fared {
  readonly status: number | null;
  readonly fault: HookFault | "NO_GRANT" | null;
  /** Of a notice whose page is full: after which family the next page begins. */
  readonly next?: string | null;
}

/** Sends one text to one address. */
export type PostText = typeof postJson;

/**
 * Sends the callbacks that are due, as events are sent. Each is made anew for each try, under what is granted at that moment, and goes to no
 * host that is not registered at that moment. Answers how many were taken.
 */
export function sendCallbacks(clock: () => Date, post: PostText = postJson): Promise<number> {
  return drain(clock, { claim: claimNext, send: (item) => sendOne(item, clock(), post), record });
}

async function sendOne(item: Claimed, now: Date, post: PostText): Promise<Fared> {
  const action = CALLBACK_ACTIONS.find((each) => each === item.action);
  const client = await findWorkingClient(item.clientId, now);
  if (action === undefined || client === null) return { status: null, fault: "NO_GRANT" };
  const partner = await findPartner(client.id);
  const made = await bodyOf(item, client, partner, now);
  if (made === "NO_GRANT") return { status: null, fault: "NO_GRANT" };
  const { sent, next } = made;
  if (sent === null) return { status: null, fault: null, next };
  const address = callbackAddress(sent.base, action);
  const hosts = config().privateHookHosts;
  // Registered when it was asked; taken off the list meanwhile, nothing goes there.
  if (!mayCall(address, partner.hosts, hosts)) return { status: null, fault: "PRIVATE_ADDRESS" };
  return { ...(await post(address, { body: sent.body, headers: {} }, hosts)), next };
}

async function bodyOf(
  item: Claimed,
  client: NonNullable<Awaited<ReturnType<typeof findWorkingClient>>>,
  partner: Awaited<ReturnType<typeof findPartner>>,
  now: Date,
): Promise<NoticePage | "NO_GRANT"> {
  const { id, subscription, correlationId } = item;
  if (subscription !== null) return notifyBody(client, partner, { subscription, range: item, id }, now);
  const action = CALLBACK_ACTIONS.find((each) => each === item.action);
  if (correlationId === null || action === undefined) return { sent: null, next: null };
  return { sent: await answerBody(client, partner, { action, correlationId }, now), next: null };
}

/** Of a client that was suspended meanwhile, or whose time is over, nothing is sent; what waits goes on when it works again. */
async function claimNext(now: Date, failing: readonly string[]): Promise<Claimed | null> {
  const [row] = await referenceSql()<Claimed>`WITH due AS MATERIALIZED (
      SELECT e.id FROM api_callback e JOIN api_client c ON c.id = e.client_id AND c.state = 'active' AND c.valid_to > ${now}
      WHERE e.state = 'waiting' AND e.next_at <= ${now} AND e.client_id <> ALL (${[...failing]}::uuid[])
      ORDER BY e.next_at, e.id LIMIT 1 FOR UPDATE OF e SKIP LOCKED)
    UPDATE api_callback e SET tries = e.tries + 1, next_at = ${hookLeaseEnd(now)} FROM due WHERE e.id = due.id
    RETURNING e.id, e.client_id AS "clientId", e.action, e.correlation_id AS "correlationId", e.subscription, e.tries, e.after_household AS "after",
      e.from_era AS "fromEra", e.from_xid AS "fromXid", e.to_era AS "toEra", e.to_xid AS "toXid"`;
  return row ?? null;
}

const FINAL: readonly Fared["fault"][] = ["GONE", "NO_GRANT", "PRIVATE_ADDRESS"];

/** Writes how a try went; what was asked or answered is kept no longer than it is needed for that. A page that was told, or of which there was nothing to tell, makes the next one: each is read where the last one ended. */
async function record({ id, tries }: Claimed, { status, fault, next: after }: Fared, now: Date): Promise<void> {
  const next = fault === null || FINAL.includes(fault) ? null : nextHookTry(tries, now);
  const state = fault === null ? "sent" : next === null ? "given-up" : "waiting";
  const following = state === "sent" ? (after ?? null) : null;
  await referenceSql()`WITH ended AS (
      UPDATE api_callback SET state = ${state}, status = ${status}, fault = ${fault}, next_at = coalesce(${next}, next_at),
        ended_at = CASE WHEN ${state !== "waiting"} THEN ${now}::timestamptz END
      WHERE id = ${id} AND state = 'waiting' AND tries = ${tries} RETURNING *),
    forgotten AS (
      UPDATE api_message m SET content_sealed = NULL FROM ended e
      WHERE m.correlation_id = e.correlation_id AND e.state <> 'waiting')
    INSERT INTO api_callback (id, client_id, action, subscription, from_era, from_xid, to_era, to_xid, after_household, made_at, state, next_at)
    SELECT ${uuidv7()}::uuid, client_id, action, subscription, from_era, from_xid, to_era, to_xid, ${following}::uuid, ${now}::timestamptz,
      'waiting', ${now}::timestamptz FROM ended WHERE ${following !== null}`;
}
