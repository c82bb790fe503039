import "server-only";
import { uuidv7 } from "uuidv7";
import type * as z from "zod";
import { MOST_BODY } from "@/lib/domain/api/operation";
import { scopesOf } from "@/lib/domain/api/scope";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { mayCall } from "@/lib/domain/social/callback";
import type { JsonValue } from "@/lib/domain/social/canonical";
import { headerFault } from "@/lib/domain/social/header";
import { type Ack, envelopeSchema, type Header, mayKeepId } from "@/lib/domain/social/message";
import type { SocialOperation } from "@/lib/domain/social/operation";
import type { HeaderCode, TransportCode } from "@/lib/domain/social/reason";
import { databaseRefusal } from "@/lib/server/command/database-error";
import { readBody } from "@/lib/server/command/respond";
import { config } from "@/lib/server/config/config";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { clientOf } from "../api/answering";
import type { ApiClient } from "../api/client";
import { waitOfClient } from "../api/limit";
import { noteRequest } from "../api/note-request";
import { answerHeaders, localeOfRequest } from "../api/problem";
import { ownId, reasonText } from "./envelope";
import { isShallow } from "./json-depth";
import { findPartner, type Partner } from "./partner";
import { signatureFault } from "./sign";

/** A message whose sender, signature, header and shape are settled. */
export interface TakenMessage<Message> {
  readonly client: ApiClient;
  readonly partner: Partner;
  readonly header: Header;
  readonly message: Message;
  readonly correlationId: string;
  /** Where the answer goes; of a message that is answered at once, nowhere. */
  readonly callback: string | null;
  /** What is wrong with its header all the same. */
  readonly fault: HeaderCode | null;
  readonly now: Date;
}

/** What an address says of a message. */
export interface Said {
  readonly body: string;
  readonly outcome: ErrorCode | "OK";
  readonly households: readonly string[];
}

/** A fault of the transport, as HTTP tells it. */
interface Fault {
  readonly code: TransportCode;
  readonly status: number;
  readonly waitS?: number;
}

const STATUS_OF: Partial<Record<TransportCode, number>> = {
  "err.request.unauthorized": 401,
  "err.request.forbidden": 403,
  "err.request.too_many_requests": 429,
  "err.service.unavailable": 503,
};

function fault(code: TransportCode, waitS?: number): Fault {
  return { code, status: STATUS_OF[code] ?? 400, ...(waitS === undefined ? {} : { waitS }) };
}

/**
 * The one way in of every message of the social registry: bearer token (cookies are not looked at), rate, scope, size, the sender's own
 * signature over header and message, where callbacks may go, the published shape, and the note of it.
 */
export function exchanging<Message extends z.ZodObject>(
  operation: SocialOperation<Message>,
  countOf: (message: z.infer<Message>) => number,
  handle: (taken: TakenMessage<z.infer<Message>>) => Promise<Said>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const correlationId = uuidv7();
    const locale = localeOfRequest(request) === "en" ? "eng" : "ind";
    try {
      const now = new Date();
      const client = await clientOf(request, now);
      if (client === null) return faultResponse(fault("err.request.unauthorized"), correlationId, locale, now);
      const taken = await take(operation, { request, client, correlationId, now });
      const said =
        "status" in taken
          ? null
          : await handle({ ...taken, fault: headerFault(taken.header, operation.action, countOf(taken.message), now) });
      const outcome = said?.outcome ?? outcomeOf(taken);
      await noteRequest(
        client,
        {
          operation: operation.id,
          scope: operation.scope,
          requestId: correlationId,
          outcome,
          shown: said === null || said.households.length === 0 ? null : { kind: "household", ids: said.households },
        },
        now,
      );
      if (said !== null) return jsonResponse(said.body, 200, correlationId);
      return faultResponse("status" in taken ? taken : fault("err.request.bad"), correlationId, locale, now);
    } catch (error) {
      const known = databaseRefusal(error);
      if (known === null)
        log().error(
          {
            operation: operation.id,
            kind: error instanceof Error ? error.name : "unknown",
            code: databaseFault(error)?.code,
          },
          "registry request failed",
        );
      return faultResponse(
        { code: "err.service.unavailable", status: known === null ? 500 : 503 },
        correlationId,
        locale,
        new Date(),
      );
    }
  };
}

function outcomeOf(taken: object): ErrorCode | "OK" {
  if (!("code" in taken)) return "OK";
  if (taken.code === "err.request.too_many_requests") return "RATE_LIMITED";
  return taken.code === "err.request.forbidden" ? "FORBIDDEN" : "INVALID_INPUT";
}

interface Arrived {
  readonly request: Request;
  readonly client: ApiClient;
  readonly correlationId: string;
  readonly now: Date;
}

async function take<Message extends z.ZodObject>(
  operation: SocialOperation<Message>,
  { request, client, correlationId, now }: Arrived,
): Promise<Fault | Omit<TakenMessage<z.infer<Message>>, "fault">> {
  const waitS = await waitOfClient(client);
  if (waitS !== null) return fault("err.request.too_many_requests", waitS);
  if (!scopesOf(operation).some((scope) => client.scopes.includes(scope))) return fault("err.request.forbidden");
  const sent = await jsonOf(request);
  const envelope = envelopeSchema.safeParse(sent);
  if (!envelope.success || !isSigned(sent)) return fault("err.request.bad");
  const { header, signature } = envelope.data;
  const partner = await findPartner(client.id);
  const wrong = senderFault(header, signature, sent, partner, now);
  if (wrong !== null) return fault(wrong);
  const callback = operation.isSync ? null : callbackOf(header, partner);
  if (!operation.isSync && callback === null) return fault("err.sender_uri.invalid");
  const message = operation.message.safeParse(envelope.data.message);
  if (!message.success || !mayKeepId(header.message_id) || !mayKeep(message.data)) return fault("err.request.bad");
  return { client, partner, header, message: message.data, correlationId, callback, now };
}

function senderFault(
  header: Header,
  signature: string | undefined,
  sent: { readonly header: JsonValue; readonly message: JsonValue },
  partner: Partner,
  now: Date,
): TransportCode | null {
  if (header.sender_id !== partner.clientId) return "err.sender_id.invalid";
  const receiver = header.receiver_id;
  if (receiver !== undefined && receiver !== ownId() && receiver !== config().publicUrl)
    return "err.receiver_id.invalid";
  if (header.is_msg_encrypted) return "err.encryption.invalid";
  const of = { senderId: partner.clientId, keys: partner.keys };
  const wrong = signatureFault(signature, { header: sent.header, message: sent.message }, of, now);
  if (wrong !== null) return wrong === "missing" ? "err.signature.missing" : "err.signature.invalid";
  return /^1\./.test(`${header.version}.`) ? null : "err.version.not_supported";
}

function callbackOf(header: Header, { callback, hosts }: Partner): string | null {
  const address = header.sender_uri ?? callback;
  return address !== null && mayCall(address, hosts, config().privateHookHosts) ? address : null;
}

function mayKeep(message: object): boolean {
  const id = "transaction_id" in message ? message.transaction_id : undefined;
  return typeof id === "string" && mayKeepId(id);
}

function isSigned(sent: unknown): sent is { readonly header: JsonValue; readonly message: JsonValue } {
  return typeof sent === "object" && sent !== null && "header" in sent && "message" in sent;
}

/** What a request holds as JSON; undefined for what is none, too long, or nested without end. */
async function jsonOf(request: Request): Promise<unknown> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const bytes = type === "application/json" ? await readBody(request, MOST_BODY) : null;
  if (bytes === null) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return isShallow(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // no UTF-8, or no JSON
  }
}

/** ACK, or NACK with what is wrong with the header. */
export function ackText(correlationId: string, now: Date, code: HeaderCode | null, locale: string | undefined): string {
  const wrong = {
    code: "err.request.bad" as const,
    message: `${code}: ${reasonText(code ?? "err.request.bad", locale)}`,
  };
  const ack: Ack = {
    message: {
      ack_status: code === null ? "ACK" : "NACK",
      timestamp: now.toISOString(),
      correlation_id: correlationId,
      ...(code === null ? {} : { error: wrong }),
    },
  };
  return JSON.stringify(ack);
}

function jsonResponse(
  body: string,
  status: number,
  correlationId: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(body, {
    status,
    headers: { ...answerHeaders(correlationId), "Content-Type": "application/json; charset=utf-8", ...headers },
  });
}

/** 401, 403, 429, 500 and 503 are told as HTTP errors, all else as a message that was not taken. */
function faultResponse({ code, status, waitS }: Fault, correlationId: string, locale: string, now: Date): Response {
  const message = reasonText(code, locale);
  const retry = waitS === undefined ? {} : { "Retry-After": String(waitS) };
  const challenge = status === 401 ? { "WWW-Authenticate": 'Bearer realm="mutakhir", error="invalid_token"' } : {};
  const body =
    status === 400
      ? {
          message: {
            ack_status: "ERR",
            timestamp: now.toISOString(),
            correlation_id: correlationId,
            error: { code, message },
          },
        }
      : { errors: [{ code, message }] };
  return jsonResponse(JSON.stringify(body), status, correlationId, { ...retry, ...challenge });
}
