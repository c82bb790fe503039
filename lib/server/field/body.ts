import "server-only";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { readBody } from "@/lib/server/command/respond";

/** As it comes, and as it is after inflating: a batch is 400 KB at most, and a few bytes of letters more. */
const MOST_BYTES = 1_048_576;
/** Below this a packed answer is no smaller. */
const WORTH_PACKING = 1_024;

const unpack = promisify(gunzip);
const pack = promisify(gzip);

/** Reads a JSON body, packed or not. One that is larger than it may be, or inflates to it, is refused without being held. */
export async function readPacked(request: Request): Promise<Outcome<unknown>> {
  const bytes = await readBody(request, MOST_BYTES);
  if (bytes === null) return refuse("TOO_LARGE");
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding !== "gzip" && encoding !== "identity") return refuse("INVALID_INPUT");
  try {
    const plain = encoding === "gzip" ? await unpack(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
    return succeed(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain)));
  } catch (error) {
    return refuse(isTooLarge(error) ? "TOO_LARGE" : "INVALID_INPUT");
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

/** An answer, packed where the device takes that; never cached. */
export async function packedResponse(
  request: Request,
  status: number,
  body: unknown,
  extra: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const text = JSON.stringify(body);
  const headers = { "Cache-Control": "private, no-store", "Content-Type": "application/json", ...extra };
  const takesGzip = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  if (!takesGzip || text.length < WORTH_PACKING) return new Response(text, { status, headers });
  // Names of families lie in it: nothing about another request helps to pack it, so its size tells nothing.
  const packed = new Uint8Array(await pack(text, { level: 5 }));
  return new Response(packed, { status, headers: { ...headers, "Content-Encoding": "gzip", Vary: "Accept-Encoding" } });
}
