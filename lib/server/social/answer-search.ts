import "server-only";
import { isTimely } from "@/lib/domain/social/header";
import { mayKeepId, VERSION } from "@/lib/domain/social/message";
import type { SearchCode, Status } from "@/lib/domain/social/reason";
import type { OneAnswer, OneSearch, SearchRequest, SearchResponse } from "@/lib/domain/social/search-message";
import { REGISTRY_TYPE } from "@/lib/domain/social/search-message";
import type { RequestRow } from "@/lib/server/data-request/rows";
import type { ApiClient } from "../api/client";
import { reasonText } from "./envelope";
import { findGrant, readLinked } from "./grant";
import type { MessageOutcome } from "./kept-message";
import { noteGrantUse } from "./note";
import type { Partner } from "./partner";
import { planSearch, runSearch } from "./search";

/** A message's answer, and what became of each request of it. */
export interface Answered<Message> {
  readonly message: Message;
  readonly outcomes: readonly MessageOutcome[];
  readonly status: Status;
  /** Families that it shows. */
  readonly households: readonly string[];
}

export interface Asking {
  readonly client: ApiClient;
  readonly partner: Partner;
  /** The portal's number of the message. */
  readonly correlationId: string;
  readonly now: Date;
}

/** Answers each search of a message, one after the other. */
export async function answerSearch(asking: Asking, request: SearchRequest): Promise<Answered<SearchResponse>> {
  const seen = new Set<string>();
  const answers: OneAnswer[] = [];
  const households = new Set<string>();
  const linked = await readLinked(asking.client, asking.partner);
  for (const one of request.search_request) {
    const code = referenceFault(one, seen, asking.now);
    const { answer, shown } =
      code === null ? await answerOne(asking, linked, one) : { answer: refusedOne(one, code, asking.now), shown: [] };
    answers.push(answer);
    for (const id of shown) households.add(id);
  }
  return {
    message: { transaction_id: request.transaction_id, correlation_id: asking.correlationId, search_response: answers },
    outcomes: answers.map(toOutcome),
    status: answers.some(({ status }) => status === "succ") ? "succ" : "rjct",
    households: [...households],
  };
}

/** What is wrong with how a request is numbered and dated; remembers its number. */
export function referenceFault(
  one: Pick<OneSearch, "reference_id" | "timestamp">,
  seen: Set<string>,
  now: Date,
): "rjct.reference_id.invalid" | "rjct.reference_id.duplicate" | "rjct.timestamp.invalid" | null {
  if (!mayKeepId(one.reference_id)) return "rjct.reference_id.invalid";
  if (seen.has(one.reference_id)) return "rjct.reference_id.duplicate";
  seen.add(one.reference_id);
  return isTimely(one.timestamp, now) ? null : "rjct.timestamp.invalid";
}

async function answerOne(
  { client, correlationId, now }: Asking,
  linked: readonly RequestRow[],
  one: OneSearch,
): Promise<{ readonly answer: OneAnswer; readonly shown: readonly string[] }> {
  const criteria = one.search_criteria;
  const grant = findGrant(client, linked, criteria, now);
  const planned = planSearch(grant, criteria);
  if (!planned.ok) return { answer: refusedOne(one, planned.code, now), shown: [] };
  const found = await runSearch(planned.value);
  const { page, recordType } = planned.value;
  const shown = typeof found === "string" ? [] : found.households;
  await noteGrantUse(client, planned.value.grant, { correlationId, households: shown }, now);
  if (typeof found === "string") return { answer: refusedOne(one, found, now), shown };
  const answer: OneAnswer = {
    reference_id: one.reference_id,
    timestamp: now.toISOString(),
    status: "succ",
    data: {
      version: VERSION,
      reg_type: REGISTRY_TYPE,
      reg_record_type: recordType,
      reg_records: [...found.records],
    },
    pagination: { page_size: page.size, page_number: page.number, total_count: found.total },
    ...localeOf(one),
  };
  return { answer, shown };
}

function localeOf({ locale }: Pick<OneSearch, "locale">): { locale?: string } {
  return locale === undefined ? {} : { locale };
}

function refusedOne(one: OneSearch, code: SearchCode, now: Date): OneAnswer {
  return {
    reference_id: one.reference_id,
    timestamp: now.toISOString(),
    status: "rjct",
    status_reason_code: code,
    status_reason_message: reasonText(code, one.locale),
    ...localeOf(one),
  };
}

function toOutcome({ reference_id, status, status_reason_code: code }: OneAnswer): MessageOutcome {
  const ref = mayKeepId(reference_id) ? reference_id : "";
  return { ref, status, ...(code === undefined ? {} : { code }) };
}
