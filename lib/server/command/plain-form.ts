import "server-only";
import { comesFrom, readBody, typeOf } from "./respond";

/** A form holds a few words; a family's own are the most of it. */
const MOST_BYTES = 16_384;

export interface PlainForm {
  /** The page that asks: anything that is not its form leads back there. */
  readonly back: string;
  /** Whether the form acts for somebody who came in before: then the browser must say that a page of ours sent it. */
  readonly hasSession: boolean;
}

/** Where a form leads, and the cookie that goes along. */
export interface Lead {
  readonly to: string;
  readonly cookie?: string;
}

/**
 * Wraps a handler that takes a form without script, of somebody without an account: sent by a page of ours, small, read as text, and answered
 * with a page of its own, so that going back sends nothing twice. A feature phone's browser may not say where a form comes from: it may ask for
 * what needs no session.
 */
export function plainForm(
  { back, hasSession }: PlainForm,
  handle: (form: URLSearchParams, request: Request) => Promise<Lead>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { headers } = request;
    const from = comesFrom(headers);
    const isOwn = from === "here" || (from === "unsaid" && !hasSession);
    const isForm = typeOf(headers) === "application/x-www-form-urlencoded";
    const bytes = isOwn && isForm ? await readBody(request, MOST_BYTES) : null;
    const lead =
      bytes === null ? { to: back } : await handle(new URLSearchParams(new TextDecoder().decode(bytes)), request);
    return leadTo(lead);
  };
}

function leadTo({ to, cookie }: Lead): Response {
  const headers = new Headers({ Location: to, "Cache-Control": "private, no-store" });
  if (cookie !== undefined) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}
