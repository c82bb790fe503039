import "server-only";
import type { CallbackAction } from "@/lib/domain/social/message";
import { mayKeepId } from "@/lib/domain/social/message";
import {
  asyncSearch,
  asyncStatus,
  subscribe,
  syncSearch,
  syncStatus,
  unsubscribe,
} from "@/lib/domain/social/operation";
import type { SearchRequest } from "@/lib/domain/social/search-message";
import type { StatusRequest } from "@/lib/domain/social/status-message";
import type { SubscribeRequest, UnsubscribeRequest } from "@/lib/domain/social/subscription-message";
import type { Sql } from "@/lib/server/db/sql";
import type { Answered, Asking } from "./answer-search";
import { answerSearch } from "./answer-search";
import { answerStatus, isServed } from "./answer-status";
import { answeredText } from "./answered-text";
import { replyText } from "./envelope";
import { ackText, exchanging, type Said, type TakenMessage } from "./exchanging";
import { endMessage, keepAndWrite, keepMessage } from "./kept-message";
import { endSubscriptions, planSubscriptions } from "./take-subscription";

type Handler = (request: Request) => Promise<Response>;

const refsOf = (requests: readonly { readonly reference_id: string }[]) =>
  [...new Set(requests.map(({ reference_id }) => reference_id))].filter(mayKeepId);
const searchRefs = ({ search_request }: SearchRequest) => refsOf(search_request);
const statusRefs = ({ txnstatus_request }: StatusRequest) => refsOf([txnstatus_request]);

export function searchingNow(): Handler {
  return exchanging(
    syncSearch,
    ({ search_request }) => search_request.length,
    (taken) =>
      answerNow(taken, "on-search", searchRefs(taken.message), (asking) => answerSearch(asking, taken.message)),
  );
}

export function tellingStatusNow(): Handler {
  return exchanging(
    syncStatus,
    () => 1,
    (taken) =>
      answerNow(taken, "txn-on-status", statusRefs(taken.message), (asking) =>
        isServed(taken.message) ? answerStatus(asking, taken.message) : Promise.resolve(null),
      ),
  );
}

export function searchingLater(): Handler {
  return exchanging(
    asyncSearch,
    ({ search_request }) => search_request.length,
    (taken) => answerLater(taken, "on-search", searchRefs(taken.message)),
  );
}

export function tellingStatusLater(): Handler {
  return exchanging(
    asyncStatus,
    () => 1,
    (taken) =>
      answerLater(
        isServed(taken.message) ? taken : { ...taken, fault: taken.fault ?? "rjct.action.not_supported" },
        "txn-on-status",
        statusRefs(taken.message),
      ),
  );
}

/** What is written is written when it is taken; what is said later is how it went. */
export function takingSubscriptions(): Handler {
  return exchanging(
    subscribe,
    ({ subscribe_request }) => subscribe_request.length,
    (taken) =>
      writeAndAnswerLater<SubscribeRequest>(
        taken,
        "on-subscribe",
        refsOf(taken.message.subscribe_request),
        (asking, callback) => planSubscriptions({ ...asking, callback }, taken.message),
      ),
  );
}

export function endingSubscriptions(): Handler {
  return exchanging(
    unsubscribe,
    ({ subscription_codes }) => subscription_codes.length,
    (taken) =>
      writeAndAnswerLater<UnsubscribeRequest>(taken, "on-unsubscribe", [], (asking) =>
        Promise.resolve((sql) => endSubscriptions(sql, asking, taken.message)),
      ),
  );
}

interface Transaction {
  readonly transaction_id: string;
}

function newMessage<Message extends Transaction>(
  taken: TakenMessage<Message>,
  referenceIds: readonly string[],
  action: CallbackAction,
) {
  const { header, message, correlationId } = taken;
  const kinds = {
    "on-search": "search",
    "on-subscribe": "subscribe",
    "on-unsubscribe": "unsubscribe",
    "txn-on-status": "txn-status",
    notify: "txn-status",
  } as const;
  return {
    messageId: header.message_id,
    correlationId,
    action: kinds[action],
    transactionId: message.transaction_id,
    referenceIds,
  };
}

async function answerNow<Message extends Transaction>(
  taken: TakenMessage<Message>,
  action: CallbackAction,
  referenceIds: readonly string[],
  answer: (asking: Asking) => Promise<Answered<object> | null>,
): Promise<Said> {
  const { client, header, correlationId, now } = taken;
  const total = header.total_count;
  const refused = async (code: NonNullable<typeof taken.fault>): Promise<Said> => ({
    body: await replyText({ action, receiverId: client.id, status: "rjct", code, total, completed: 0 }, now),
    outcome: "INVALID_INPUT",
    households: [],
  });
  if (taken.fault !== null) return refused(taken.fault);
  const kept = await keepMessage(client, newMessage(taken, referenceIds, action), null, now);
  if (!kept) return refused("rjct.message_id.duplicate");
  const answered = await answer(taken);
  if (answered === null) return refused("rjct.action.not_supported");
  await endMessage(client.id, correlationId, answered.status, answered.outcomes);
  return {
    body: await answeredText(answered, action, { receiverId: client.id, total }, now),
    outcome: answered.status === "succ" ? "OK" : "INVALID_INPUT",
    households: answered.households,
  };
}

async function answerLater<Message extends Transaction>(
  taken: TakenMessage<Message>,
  action: CallbackAction,
  referenceIds: readonly string[],
): Promise<Said> {
  const { client, callback, correlationId, now, message } = taken;
  if (taken.fault !== null || callback === null) return nack(taken, taken.fault ?? "rjct.action.invalid");
  const later = { action, address: callback, content: message };
  const kept = await keepMessage(client, newMessage(taken, referenceIds, action), later, now);
  if (!kept) return nack(taken, "rjct.message_id.duplicate");
  return { body: ackText(correlationId, now, null, undefined), outcome: "OK", households: [] };
}

/** What is read for it is read first; what is written, with the message and its answer, is one transaction. */
async function writeAndAnswerLater<Message extends Transaction>(
  taken: TakenMessage<Message>,
  action: CallbackAction,
  referenceIds: readonly string[],
  prepare: (asking: Asking, callback: string) => Promise<(sql: Sql) => Promise<Answered<object>>>,
): Promise<Said> {
  const { client, callback, correlationId, now } = taken;
  if (taken.fault !== null || callback === null) return nack(taken, taken.fault ?? "rjct.action.invalid");
  const write = await prepare(taken, callback);
  const message = newMessage(taken, referenceIds, action);
  const kept = await keepAndWrite(client, message, { action, address: callback }, write, now);
  if (!kept) return nack(taken, "rjct.message_id.duplicate");
  return { body: ackText(correlationId, now, null, undefined), outcome: "OK", households: [] };
}

function nack<Message>(
  { correlationId, now }: TakenMessage<Message>,
  code: NonNullable<TakenMessage<Message>["fault"]>,
): Said {
  return { body: ackText(correlationId, now, code, undefined), outcome: "INVALID_INPUT", households: [] };
}
