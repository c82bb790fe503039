import "server-only";
import { SEARCH_CODES, type SearchCode, SUBSCRIBE_CODES, type SubscribeCode } from "@/lib/domain/social/reason";
import type { StatusRequest, StatusResponse } from "@/lib/domain/social/status-message";
import type { Answered, Asking } from "./answer-search";
import { reasonText } from "./envelope";
import { findMessages, type KeptMessage, type MessageOutcome } from "./kept-message";

/** The registry takes no receipts: it is not asked about those. */
export function isServed(request: StatusRequest): boolean {
  return request.txnstatus_request.txn_type !== "receipt";
}

/** How far a client's own requests are. Another's are not there. */
export async function answerStatus(
  { client, correlationId, now }: Asking,
  { transaction_id, txnstatus_request: asked }: StatusRequest,
): Promise<Answered<StatusResponse>> {
  const { txn_type, attribute_type, attribute_value, locale } = asked;
  const values = typeof attribute_value === "string" ? [attribute_value] : attribute_value;
  const action = txn_type === "subscribe" ? "subscribe" : "search";
  const messages = await findMessages(client.id, action, { kind: attribute_type, values });
  const lines = messages
    .flatMap(linesOf)
    .filter(({ ref }) => attribute_type !== "reference_id_list" || values.includes(ref));
  const known = new Set(lines.map(({ ref }) => ref));
  const missing: Line[] =
    attribute_type === "reference_id_list"
      ? values
          .filter((ref) => !known.has(ref))
          .map((ref) => ({ ref, status: "rjct", code: "rjct.reference_id.invalid", at: now }))
      : [];
  const about = {
    transaction_id: messages[0]?.transactionId ?? transaction_id,
    correlation_id: messages[0]?.correlationId ?? correlationId,
  };
  const all = [...lines, ...missing];
  const txn_status =
    txn_type === "subscribe"
      ? { ...about, subscribe_response: all.map((line) => toLine(line, SUBSCRIBE_CODES, locale)) }
      : { ...about, search_response: all.map((line) => toLine(line, SEARCH_CODES, locale)) };
  const isFound = lines.length > 0;
  return {
    message: {
      transaction_id,
      correlation_id: correlationId,
      txnstatus_response: { txn_type, txn_status },
    },
    outcomes: [{ ref: asked.reference_id, status: isFound ? "succ" : "rjct" }],
    status: isFound ? "succ" : "rjct",
    households: [],
  };
}

interface Line extends MessageOutcome {
  readonly at: Date;
}

/** Requests of a message; those of one that waits are at work. */
function linesOf({ outcomes, referenceIds, state, receivedAt }: KeptMessage): readonly Line[] {
  if (outcomes.length > 0) return outcomes.map((outcome) => ({ ...outcome, at: receivedAt }));
  const status = state === "rcvd" ? "pdng" : state;
  return referenceIds.map((ref) => ({ ref, status, at: receivedAt }));
}

function toLine<Code extends SearchCode | SubscribeCode>(
  line: Line,
  codes: readonly Code[],
  locale: string | undefined,
) {
  const code = codes.find((each) => each === line.code);
  return {
    reference_id: line.ref,
    timestamp: line.at.toISOString(),
    status: line.status,
    ...(code === undefined ? {} : { status_reason_code: code, status_reason_message: reasonText(code, locale) }),
  };
}
