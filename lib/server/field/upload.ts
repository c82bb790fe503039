import "server-only";
import { type Outcome, refuse } from "@/lib/domain/error/error-code";
import { CHUNK_BYTES, DEVICE_HEADER } from "@/lib/domain/field/exchange";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { isOwnPage, readBody } from "@/lib/server/command/respond";
import { answer, failed, tooMany } from "./answer";
import { pieceOf, takePiece } from "./chunks";
import { isFull, pauseMs, waitOf, withPlace } from "./gate";
import { openPass } from "./pass";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * An upload that a device may make as well, with its pass in place of a session: photos of drafts alone, in pieces. A
 * request that shows a pass is judged by it, whatever else it carries.
 */
export function orByDevice(next: Handler): Handler {
  return async (request, context) =>
    request.headers.has(DEVICE_HEADER) ? takeUpload(request, await context.params) : next(request, context);
}

async function takeUpload(request: Request, { id = "" }: Readonly<Record<string, string>>): Promise<Response> {
  if (!isOwnPage(request, "application/octet-stream")) return answer(refuse("FORBIDDEN"));
  if (isFull()) return tooMany(pauseMs(Math.random()));
  // Before a place is taken, as in `syncing`.
  const bytes = await readBody(request, 2 * CHUNK_BYTES);
  if (bytes === null) return answer(refuse("TOO_LARGE"));
  const outcome = await withPlace(() => take(request, id, bytes, new Date()).catch(failed));
  return outcome === null ? tooMany(pauseMs(Math.random())) : answer(outcome);
}

async function take(request: Request, id: string, bytes: Uint8Array, now: Date): Promise<Outcome<object>> {
  const passed = await openPass(request, now);
  if (!passed.ok) return passed;
  const { device, actor } = passed.value;
  if (actor === null) return refuse("UNAUTHENTICATED", { info: { reason: "revoked" } });
  const wait = await waitOf(device.id);
  if (wait !== null) return refuse("RATE_LIMITED", { info: { retryAfterMs: pauseMs(Math.random(), wait) } });
  const proposal = parsePublicId(request.headers.get("x-mutakhir-draft") ?? "");
  const piece = proposal === null || !UUID.test(id) ? null : pieceOf(request.headers, id, proposal, bytes);
  return piece === null ? refuse("INVALID_INPUT") : takePiece({ device, actor }, piece, now);
}
