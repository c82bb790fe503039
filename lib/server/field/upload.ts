import "server-only";
import { refuse } from "@/lib/domain/error/error-code";
import { CHUNK_BYTES, DEVICE_HEADER } from "@/lib/domain/field/exchange";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { isOwnPage, readBody, respond } from "@/lib/server/command/respond";
import { pieceOf, takePiece } from "./chunks";
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
  if (!isOwnPage(request, "application/octet-stream")) return respond(refuse("FORBIDDEN"));
  const now = new Date();
  const passed = await openPass(request, now);
  if (!passed.ok) return respond(passed);
  const { device, actor } = passed.value;
  if (actor === null) return respond(refuse("UNAUTHENTICATED", { info: { reason: "revoked" } }));
  const bytes = await readBody(request, 2 * CHUNK_BYTES);
  if (bytes === null) return respond(refuse("TOO_LARGE"));
  const proposal = parsePublicId(request.headers.get("x-mutakhir-draft") ?? "");
  const piece = proposal === null || !UUID.test(id) ? null : pieceOf(request.headers, id, proposal, bytes);
  if (piece === null) return respond(refuse("INVALID_INPUT"));
  return respond(await takePiece({ device, actor }, piece, now));
}
