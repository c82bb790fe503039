import "server-only";
import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type * as z from "zod";
import { type Operation, pathParams, type Writing } from "@/lib/domain/api/operation";
import { scopesOf } from "@/lib/domain/api/scope";
import { type Outcome, type Refusal, refuse } from "@/lib/domain/error/error-code";
import type { Locale } from "@/lib/i18n/locale";
import { databaseRefusal } from "@/lib/server/command/database-error";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { type ApiClient, findClientOfToken } from "./client";
import { waitOfClient } from "./limit";
import { noteRequest, type Shown } from "./note-request";
import { answerHeaders, localeOfRequest, problemResponse, type Told } from "./problem";
import { invalid, sentIn } from "./sent";

const BEARER = /^Bearer +(mkt_[A-Za-z0-9_-]{43})$/i;

/** What an operation is asked, once client, scope, rate and parameters are settled. */
export interface Asked<Params> {
  readonly client: ApiClient;
  readonly params: Params;
  readonly locale: Locale;
  readonly now: Date;
}

/** What an operation that takes something in is asked beside. */
export interface Sent<Params, Body> extends Asked<Params> {
  readonly body: Body;
  /** Names this try; the same key with the same body answers what the first answered. */
  readonly key: string;
}

export interface Answered<Answer> {
  readonly body: Answer;
  readonly shown: Shown | null;
}

type Context = { readonly params: Promise<Record<string, string | string[] | undefined>> };
export type ApiHandler = (request: Request, context: Context) => Promise<Response>;

/**
 * The one way in of every read of the API: bearer token (cookies are not looked at), scope, rate, parameters by the published schema,
 * the read under the client's own scope, the answer by the published schema (what is not in it cannot leave), and its note.
 */
export function answering<Params extends z.ZodObject, Answer extends z.ZodObject>(
  operation: Operation<Params, Answer>,
  read: (asked: Asked<z.infer<Params>>) => Promise<Outcome<Answered<z.input<Answer>>>>,
): ApiHandler {
  return handling(operation, read);
}

/** The one way in of every operation that takes something in: as a read, and its body by the published schema, and its key. */
export function taking<Params extends z.ZodObject, Answer extends z.ZodObject, Body extends z.ZodObject>(
  operation: Writing<Params, Answer, Body>,
  write: (sent: Sent<z.infer<Params>, z.infer<Body>>) => Promise<Outcome<Answered<z.input<Answer>>>>,
): ApiHandler {
  return handling(operation, async (asked, request) => {
    const sent = await sentIn(request, operation.body);
    return sent.ok ? write({ ...asked, ...sent.value }) : sent;
  });
}

type Handle<Params, Answer> = (asked: Asked<Params>, request: Request) => Promise<Outcome<Answered<Answer>>>;

function handling<Params extends z.ZodObject, Answer extends z.ZodObject>(
  operation: Operation<Params, Answer>,
  read: Handle<z.infer<Params>, z.input<Answer>>,
): ApiHandler {
  return async (request, context) => {
    const told: Told = { requestId: uuidv7(), locale: localeOfRequest(request) };
    try {
      const now = new Date();
      const client = await clientOf(request, now);
      if (client === null) return problemResponse({ code: "UNAUTHENTICATED" }, told);
      const { refusal, response, shown } = await take(operation, read, { request, context, client, told, now });
      const outcome = refusal?.code ?? "OK";
      const { id, scope } = operation;
      await noteRequest(client, { operation: id, scope, requestId: told.requestId, outcome, shown }, now);
      return response;
    } catch (error) {
      return problemResponse(faultOf(operation.id, error), told);
    }
  };
}

/** Every verb of an address below `/api/v1` that nothing answers; says so as every refusal is said. */
export function answeringNothing() {
  return allVerbs(async (request) =>
    problemResponse({ code: "NOT_FOUND" }, { requestId: uuidv7(), locale: localeOfRequest(request) }),
  );
}

/** The verbs that an address does not take, refused as everything is; `allow` are those that it takes. */
export function refusingVerbs(...allow: readonly ("GET" | "POST")[]) {
  const told = allow.includes("GET") ? [...allow, "HEAD", "OPTIONS"] : [...allow, "OPTIONS"];
  return allVerbs(async (request) =>
    problemResponse(
      { code: "METHOD_NOT_ALLOWED" },
      { requestId: uuidv7(), locale: localeOfRequest(request), headers: { Allow: told.join(", ") } },
    ),
  );
}

function allVerbs(answer: (request: Request) => Promise<Response>) {
  return { GET: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer };
}

/** The client whose bearer token a request bears; null: none that may work now. */
export async function clientOf(request: Request, now: Date): Promise<ApiClient | null> {
  const token = BEARER.exec(request.headers.get("authorization") ?? "")?.[1];
  return token === undefined ? null : findClientOfToken(token, now);
}

interface Taken {
  readonly response: Response;
  readonly refusal: Refusal | null;
  readonly shown: Shown | null;
}

interface Arrived {
  readonly request: Request;
  readonly context: Context;
  readonly client: ApiClient;
  readonly told: Told;
  readonly now: Date;
}

async function take<Params extends z.ZodObject, Answer extends z.ZodObject>(
  operation: Operation<Params, Answer>,
  read: Handle<z.infer<Params>, z.input<Answer>>,
  { request, context, client, told, now }: Arrived,
): Promise<Taken> {
  const refused = (refusal: Refusal, more: Partial<Told> = {}): Taken => ({
    response: problemResponse(refusal, { ...told, ...more }),
    refusal,
    shown: null,
  });
  const waitS = await waitOfClient(client);
  if (waitS !== null) return refused({ code: "RATE_LIMITED" }, { waitS });
  if (!scopesOf(operation).some((scope) => client.scopes.includes(scope)))
    return refused({ code: "FORBIDDEN" }, { missing: operation.scope });
  const parsed = operation.params.safeParse(await paramsOf(operation, request, context));
  if (!parsed.success) return refused(invalid(parsed.error));
  const outcome = await read({ client, params: parsed.data, locale: told.locale, now }, request).catch(
    (error: unknown) => ({
      ok: false as const,
      error: faultOf(operation.id, error),
    }),
  );
  if (!outcome.ok) return refused(outcome.error);
  const body = JSON.stringify(operation.answer.parse(outcome.value.body));
  return { response: answer(operation, request, told, body), refusal: null, shown: outcome.value.shown };
}

/** Parameters by name; one that is given twice is none that a schema takes. */
async function paramsOf(operation: Operation, request: Request, context: Context): Promise<object> {
  const query = new URL(request.url).searchParams;
  const given = [...new Set(query.keys())].map((name) => {
    const values = query.getAll(name);
    return [name, values.length === 1 ? values[0] : values] as const;
  });
  const path = await context.params;
  // The path wins: a query cannot name another one.
  return {
    ...Object.fromEntries(given),
    ...Object.fromEntries(pathParams(operation.path).map((name) => [name, path[name]])),
  };
}

function answer(operation: Operation, request: Request, told: Told, body: string): Response {
  const headers = { ...answerHeaders(told.requestId), "Content-Type": "application/json; charset=utf-8" };
  if (!operation.hasTag) return new Response(body, { status: operation.body === undefined ? 200 : 201, headers });
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const tagged = { ...headers, ETag: tag };
  if (knowsTag(request, tag)) return new Response(null, { status: 304, headers: tagged });
  return new Response(body, { headers: tagged });
}

/** Compared weakly, as RFC 9110 13.1.2 has it. */
export function knowsTag(request: Request, tag: string): boolean {
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((each) => each.trim().replace(/^W\//, ""));
  return known.includes(tag) || known.includes("*");
}

function faultOf(operation: string, error: unknown): Refusal {
  const known = databaseRefusal(error);
  if (known !== null) return known;
  log().error(
    { operation, kind: error instanceof Error ? error.name : "unknown", code: databaseFault(error)?.code },
    "api request failed",
  );
  return refuse("INTERNAL").error;
}
