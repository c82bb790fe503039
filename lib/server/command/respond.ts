import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { HTTP_STATUS, type Outcome, type Refusal, refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";

const MAX_BODY_BYTES = 1_048_576;
export const COMMAND_HEADER = "x-mutakhir";

/** An answer below this many characters fits one packet as it is. */
const WORTH_PACKING = 1_200;

/** JSON answer of an outcome; never cached. A short one is not compressed: packing costs more than sending. */
export function respond<T>(outcome: Outcome<T>): Response {
  const status = outcome.ok ? 200 : HTTP_STATUS[outcome.error.code];
  const body = JSON.stringify(outcome);
  const caching = body.length < WORTH_PACKING ? "private, no-store, no-transform" : "private, no-store";
  return new Response(body, { status, headers: { "Cache-Control": caching, "Content-Type": "application/json" } });
}

/**
 * A write comes from our own page: same origin, JSON (or the given type), with the header that a form cannot send
 * (DECIDED 15). A request that says nothing of where it comes from is refused.
 */
export function isOwnPage({ headers }: Request, contentType = "application/json"): boolean {
  return comesFrom(headers) === "here" && headers.get(COMMAND_HEADER) === "1" && typeOf(headers) === contentType;
}

/**
 * Where a browser says that a request comes from, by one header or another; `unsaid`: it sends none. Old ones send the page's address alone, as
 * our `Referrer-Policy` lets them from a page of ours to another.
 */
export function comesFrom(headers: Headers): "here" | "elsewhere" | "unsaid" {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin") ?? headers.get("referer");
  if (site !== null && site !== "same-origin") return "elsewhere";
  if (origin !== null && hostOf(origin) !== headers.get("host")) return "elsewhere";
  return site === null && origin === null ? "unsaid" : "here";
}

export function typeOf(headers: Headers): string {
  return (headers.get("content-type") ?? "").split(";")[0] ?? "";
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** Reads a body up to a limit in bytes. Null when it is larger; the rest is not read. */
export async function readBody(request: Request, limit = MAX_BODY_BYTES): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? "0") > limit) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** Wraps every handler that writes: own page, signed in, acting under a grant. */
export function signedIn(
  contentType: string,
  handle: (request: Request, actor: Actor, params: Readonly<Record<string, string>>) => Promise<Response>,
  resolve: (params: Readonly<Record<string, string>>) => Promise<Actor | null> = () => getActor(),
): (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response> {
  return async (request, context) => {
    if (!isOwnPage(request, contentType)) return respond(refuse("FORBIDDEN"));
    const params = await context.params;
    const actor = await resolve(params);
    if (actor === null) return respond(refuse("UNAUTHENTICATED"));
    return handle(request, actor, params);
  };
}

/** Parses a JSON body; a refusal when it is too large or not JSON. */
export async function readJson(
  request: Request,
): Promise<{ ok: true; value: unknown } | { ok: false; error: Refusal }> {
  const bytes = await readBody(request);
  if (bytes === null) return refuse("TOO_LARGE");
  try {
    return { ok: true, value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return refuse("INVALID_INPUT");
  }
}
