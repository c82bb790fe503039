import "server-only";
import type { CallbackAction } from "@/lib/domain/social/message";
import { STATUSES } from "@/lib/domain/social/reason";
import { searchRequestSchema } from "@/lib/domain/social/search-message";
import { statusRequestSchema } from "@/lib/domain/social/status-message";
import { unseal, unsealBytes } from "@/lib/server/crypto/seal";
import { referenceSql } from "@/lib/server/db/reference";
import type { ApiClient } from "../api/client";
import { noteRequest } from "../api/note-request";
import { type Answered, answerSearch } from "./answer-search";
import { answerStatus } from "./answer-status";
import { answeredText } from "./answered-text";
import { endMessage } from "./kept-message";
import type { Partner } from "./partner";

/** What is sent, and where. */
export interface CallbackBody {
  /** As it was told when it was asked; the last part is the action's. */
  readonly base: string;
  readonly body: string;
}

interface KeptRow {
  readonly state: string;
  readonly content: Buffer;
  readonly callback: string;
  readonly outcomes: number;
}

/**
 * The answer to a message that is answered later. A search is made now, under what is granted now: nothing that was found waits anywhere. Null
 * where the message is not there any more.
 */
export async function answerBody(
  client: ApiClient,
  partner: Partner,
  { action, correlationId }: { readonly action: CallbackAction; readonly correlationId: string },
  now: Date,
): Promise<CallbackBody | null> {
  const [row] = await referenceSql()<KeptRow>`SELECT state, content_sealed AS content, callback_sealed AS callback,
      jsonb_array_length(outcomes) AS outcomes FROM api_message
    WHERE client_id = ${client.id} AND correlation_id = ${correlationId} AND content_sealed IS NOT NULL AND callback_sealed IS NOT NULL`;
  if (row === undefined) return null;
  const content: unknown = JSON.parse(unsealBytes(row.content).toString("utf8"));
  const asking = { client, partner, correlationId, now };
  const answered = await answerOf(asking, action, content, row);
  const total = Math.max(answered.outcomes.length, 1);
  const body = await answeredText(answered, action, { receiverId: client.id, total }, now);
  if (action === "on-search") await noteLate(client, correlationId, answered.households, now);
  return { base: unseal(row.callback), body };
}

async function answerOf(
  asking: Parameters<typeof answerSearch>[0],
  action: CallbackAction,
  content: unknown,
  row: KeptRow,
): Promise<Answered<object>> {
  if (action === "on-search") {
    const answered = await answerSearch(asking, searchRequestSchema.parse(content));
    await endMessage(asking.client.id, asking.correlationId, answered.status, answered.outcomes);
    return answered;
  }
  if (action === "txn-on-status") {
    const answered = await answerStatus(asking, statusRequestSchema.parse(content));
    await endMessage(asking.client.id, asking.correlationId, answered.status, answered.outcomes);
    return answered;
  }
  // Written when it was taken; what is said of it stands as it was.
  const status = STATUSES.find((each) => each === row.state) ?? "rjct";
  const message = typeof content === "object" && content !== null ? content : {};
  const outcomes = Array.from({ length: row.outcomes }, () => ({ ref: "", status }));
  return { message, outcomes, status, households: [] };
}

/** Families that a callback shows are noted before it leaves, as those of every answer. */
async function noteLate(client: ApiClient, requestId: string, households: readonly string[], now: Date): Promise<void> {
  const shown = households.length === 0 ? null : { kind: "household" as const, ids: households };
  await noteRequest(
    client,
    { operation: "socialOnSearch", scope: "registry:search", requestId, outcome: "OK", shown },
    now,
  );
}
