import "server-only";
import { readBody } from "./respond";

/** A form of a few words; more is none. */
const MOST_BYTES = 8_192;

/**
 * Wraps a handler that takes a form without script, of somebody without an account: sent by a page of ours (the browser's own word on where it
 * comes from), small, and read as text. Anything else goes back to the page that asks.
 */
export function plainForm(
  back: string,
  handle: (form: URLSearchParams, request: Request) => Promise<string>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const isForm = (request.headers.get("content-type") ?? "").split(";")[0] === "application/x-www-form-urlencoded";
    const bytes = isForm && isOwnForm(request) ? await readBody(request, MOST_BYTES) : null;
    const to = bytes === null ? back : await handle(new URLSearchParams(new TextDecoder().decode(bytes)), request);
    return new Response(null, { status: 303, headers: { Location: to, "Cache-Control": "no-store" } });
  };
}

/** A browser says where a form comes from, by one header or the other; feature phones send none and hold no session that could be abused. */
function isOwnForm({ headers }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  return origin === null || (URL.canParse(origin) && new URL(origin).host === headers.get("host"));
}
