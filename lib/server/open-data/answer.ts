import "server-only";
import { refuse } from "@/lib/domain/error/error-code";
import { respond } from "@/lib/server/command/respond";

/** What is open to all may be kept by everybody's caches for a while. */
const HOUR = "public, max-age=3600";

export interface OpenFile {
  readonly body: string;
  readonly type: string;
  /** Of the content; the same file is not sent again to who has it. */
  readonly tag?: string;
  /** It never changes. */
  readonly isFixed?: boolean;
  readonly name?: string;
}

/** A public file, or NOT_FOUND where there is none. Catalogues of other sites read it from their pages. */
export function openAnswer(request: Request, file: OpenFile | null): Response {
  if (file === null) return respond(refuse("NOT_FOUND"));
  const { body, type, tag, isFixed = false, name } = file;
  const headers = {
    "Content-Type": `${type}; charset=utf-8`,
    "Cache-Control": isFixed ? `${HOUR}, must-revalidate` : HOUR,
    "Access-Control-Allow-Origin": "*",
    ...(tag === undefined ? {} : { ETag: `"${tag}"` }),
    ...(name === undefined ? {} : { "Content-Disposition": `attachment; filename="${name}"` }),
  };
  if (tag !== undefined && request.headers.get("if-none-match")?.includes(`"${tag}"`) === true)
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}
