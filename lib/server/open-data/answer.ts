import "server-only";
import { createHash } from "node:crypto";
import { refuse } from "@/lib/domain/error/error-code";
import { respond } from "@/lib/server/command/respond";

export interface OpenFile {
  readonly body: string;
  readonly type: string;
  readonly name?: string;
}

/**
 * A public file, or NOT_FOUND where there is none. Caches may keep it and must ask each time: what was withdrawn is gone at once. Other
 * sites' pages may read it.
 */
export function openAnswer(request: Request, file: OpenFile | null): Response {
  if (file === null) return respond(refuse("NOT_FOUND"));
  const { body, type, name } = file;
  const tag = `"${createHash("sha256").update(body).digest("hex")}"`;
  const headers = {
    "Content-Type": `${type}; charset=utf-8`,
    "Cache-Control": "public, no-cache",
    "Access-Control-Allow-Origin": "*",
    ETag: tag,
    ...(name === undefined ? {} : { "Content-Disposition": `attachment; filename="${name}"` }),
  };
  const isKnown = request.headers.get("if-none-match")?.includes(tag) === true;
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}
