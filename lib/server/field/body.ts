import "server-only";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { readBody } from "@/lib/server/command/respond";

/** As it comes, and as it is after inflating: a batch is 400 KB at most, and a few bytes of letters more. */
const MOST_BYTES = 1_048_576;

const unpack = promisify(gunzip);

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
