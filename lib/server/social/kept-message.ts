import "server-only";
import { uuidv7 } from "uuidv7";
import * as z from "zod";
import { ACTIONS, type Action, type CallbackAction } from "@/lib/domain/social/message";
import { SEARCH_CODES, STATUSES, type Status, SUBSCRIBE_CODES, UNSUBSCRIBE_CODES } from "@/lib/domain/social/reason";
import { seal, sealBytes } from "@/lib/server/crypto/seal";
import { Prisma } from "@/lib/server/db/generated/client";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { type ApiClient, noRows } from "../api/client";

/** Days for which what became of a message can be asked. */
const KEPT_DAYS = 90;

/** What became of one request of a message. */
const outcomeSchema = z.strictObject({
  ref: z.string(),
  status: z.enum(STATUSES),
  code: z.enum([...new Set([...SEARCH_CODES, ...SUBSCRIBE_CODES, ...UNSUBSCRIBE_CODES])]).optional(),
});
export type MessageOutcome = z.infer<typeof outcomeSchema>;

/** A message as it is kept. */
export interface NewMessage {
  readonly messageId: string;
  readonly correlationId: string;
  readonly action: Action;
  readonly transactionId: string;
  readonly referenceIds: readonly string[];
}

/** What an answer that comes later needs: where it goes, and what was asked or is answered (kept sealed). */
export interface Later {
  readonly action: CallbackAction;
  readonly address: string;
  readonly content: object;
}

/** Keeps a message under its sender's own number, once; false: this number was used before. */
export function keepMessage(client: ApiClient, message: NewMessage, later: Later | null, now: Date): Promise<boolean> {
  return underScope(noRows(client), ({ sql }) => keepOn(sql, client, message, later, now));
}

async function keepOn(
  sql: Sql,
  client: ApiClient,
  message: NewMessage,
  later: Later | null,
  now: Date,
): Promise<boolean> {
  const { messageId, correlationId, action, transactionId, referenceIds } = message;
  const kept =
    await sql`INSERT INTO api_message (client_id, message_id, correlation_id, action, transaction_id, reference_ids, state, outcomes,
        content_sealed, callback_sealed, received_at)
      VALUES (${client.id}, ${messageId}, ${correlationId}, ${action}, ${transactionId}, ${[...referenceIds]}, 'rcvd', '[]'::jsonb,
        ${later === null ? null : sealedJson(later.content)}, ${later === null ? null : seal(later.address)}, ${now})
      ON CONFLICT (client_id, message_id) DO NOTHING RETURNING 1`;
  if (kept.length === 0) return false;
  if (later !== null) await enqueue(sql, client.id, later.action, correlationId, now);
  return true;
}

/** What an answer says, and what became of each request. */
export interface Written {
  readonly message: object;
  readonly status: Status;
  readonly outcomes: readonly MessageOutcome[];
}

/**
 * Keeps a message, does what it asks and writes the answer that is to be sent, all or nothing: who gets no answer sends the same again.
 * False: its number was used before, and nothing is done.
 */
export function keepAndWrite(
  client: ApiClient,
  message: NewMessage,
  later: Omit<Later, "content">,
  write: (sql: Sql) => Promise<Written>,
  now: Date,
): Promise<boolean> {
  return underScope(noRows(client), async ({ sql }) => {
    // Kept first: of two that come at once, one waits here and finds it kept.
    if (!(await keepOn(sql, client, message, { ...later, content: {} }, now))) return false;
    const { status, outcomes, message: answer } = await write(sql);
    await sql`UPDATE api_message SET state = ${status}, outcomes = ${JSON.stringify(outcomes)}::jsonb, content_sealed = ${sealedJson(answer)}
      WHERE client_id = ${client.id} AND correlation_id = ${message.correlationId}`;
    return true;
  });
}

function sealedJson(content: object): Buffer {
  return sealBytes(Buffer.from(JSON.stringify(content)));
}

async function enqueue(
  sql: Sql,
  clientId: string,
  action: CallbackAction,
  correlationId: string,
  now: Date,
): Promise<void> {
  await sql`INSERT INTO api_callback (id, client_id, action, correlation_id, made_at, state, next_at)
    VALUES (${uuidv7()}, ${clientId}, ${action}, ${correlationId}, ${now}, 'waiting', ${now})`;
}

/** Writes what became of a message. */
export async function endMessage(
  clientId: string,
  correlationId: string,
  state: Status,
  outcomes: readonly MessageOutcome[],
): Promise<void> {
  await referenceSql()`UPDATE api_message SET state = ${state}, outcomes = ${JSON.stringify(outcomes)}::jsonb
    WHERE client_id = ${clientId} AND correlation_id = ${correlationId}`;
}

export interface KeptMessage {
  readonly correlationId: string;
  readonly action: Action;
  readonly transactionId: string;
  readonly state: Status;
  readonly receivedAt: Date;
  readonly outcomes: readonly MessageOutcome[];
  readonly referenceIds: readonly string[];
}

interface KeptRow extends Omit<KeptMessage, "outcomes" | "action" | "state"> {
  readonly action: string;
  readonly state: string;
  readonly outcomes: unknown;
}

/** Messages that one status tells of, or as many as it names. */
const MOST_MESSAGES = 20;

/** A client's messages of one action about one thing, the newest first: by its transaction, by ours, or by its own references. */
export async function findMessages(
  clientId: string,
  action: Action,
  by: { readonly kind: "transaction_id" | "correlation_id" | "reference_id_list"; readonly values: readonly string[] },
): Promise<readonly KeptMessage[]> {
  const ids = by.values.filter((value) => z.uuid().safeParse(value).success);
  const which =
    by.kind === "transaction_id"
      ? Prisma.sql`transaction_id = ANY (${[...by.values]})`
      : by.kind === "correlation_id"
        ? Prisma.sql`correlation_id = ANY (${ids}::uuid[])`
        : Prisma.sql`reference_ids && ${[...by.values]}`;
  const rows =
    await referenceSql()<KeptRow>`SELECT correlation_id AS "correlationId", action, transaction_id AS "transactionId", state,
      received_at AS "receivedAt", outcomes, reference_ids AS "referenceIds" FROM api_message
    WHERE client_id = ${clientId} AND action = ${action} AND ${which}
    ORDER BY received_at DESC, correlation_id LIMIT ${Math.max(by.values.length, MOST_MESSAGES)}`;
  return rows.flatMap((row) => {
    const action = ACTIONS.find((each) => each === row.action);
    const state = STATUSES.find((each) => each === row.state);
    const outcomes = z.array(outcomeSchema).safeParse(row.outcomes);
    return action === undefined || state === undefined
      ? []
      : [{ ...row, action, state, outcomes: outcomes.data ?? [] }];
  });
}

/** Days for which something waits to be sent: its client is suspended, or its time is over. */
const WAITING_DAYS = 30;

/**
 * Removes what nobody asks for any more: gives up on what has waited too long, ends subscriptions whose time is over, and forgets messages,
 * callbacks and ended subscriptions. Answers how many messages.
 */
export async function pruneMessages(now: Date): Promise<number> {
  const sql = referenceSql();
  await sql`WITH given_up AS (
      UPDATE api_callback SET state = 'given-up', fault = 'NO_GRANT', ended_at = ${now}
      WHERE state = 'waiting' AND made_at < ${now}::timestamptz - make_interval(days => ${WAITING_DAYS}) RETURNING correlation_id)
    UPDATE api_message m SET content_sealed = NULL FROM given_up g WHERE m.correlation_id = g.correlation_id`;
  await sql`UPDATE api_subscription SET state = 'unsubscribe', ended_at = ${now} WHERE state = 'subscribe' AND ends_at < ${now}`;
  await sql`DELETE FROM api_callback WHERE ended_at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS})`;
  await sql`DELETE FROM api_subscription WHERE ended_at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS})`;
  const rows =
    await sql`DELETE FROM api_message m WHERE received_at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS})
      AND NOT EXISTS (SELECT 1 FROM api_callback c WHERE c.correlation_id = m.correlation_id AND c.state = 'waiting') RETURNING 1`;
  return rows.length;
}
