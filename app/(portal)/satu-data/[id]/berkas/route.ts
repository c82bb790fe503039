import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { readFile } from "@/lib/server/open-data/queries";

/** The whole file of an edition for those of its region who judge it, before it is open. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const file = await readFile(actor, (await params).id);
  if (file === null) return respond(refuse("NOT_FOUND"));
  return new Response(file.content, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Cache-Control": "private, no-store",
      "Content-Disposition": `attachment; filename="${file.name}.csv"`,
    },
  });
}
