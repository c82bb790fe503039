import { refuse } from "@/lib/domain/error/error-code";
import { readExportRequest } from "@/lib/domain/sid/export-request";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { villageBook } from "@/lib/server/sid-export/village-book";

/** A village's families as a workbook, for a purpose that is asked before and kept in the audit. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const asked = readExportRequest(new URL(request.url).searchParams);
  if (asked === null) return respond(refuse("INVALID_INPUT"));
  const book = await villageBook(actor, asked, new Date());
  if (!book.ok) return respond(book);
  return new Response(new Uint8Array(book.value), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="${asked.book === "sid-43" ? "penduduk-opensid" : "jawaban-kuesioner"}.xlsx"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
