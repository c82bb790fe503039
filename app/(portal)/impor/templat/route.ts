import { authorize } from "@/lib/domain/access/actor";
import { getActor } from "@/lib/server/auth/require-actor";
import { sidTemplate } from "@/lib/server/import/template";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The empty workbook. */
export async function GET(): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return new Response(null, { status: 401 });
  if (!authorize(actor, "import:sid")) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(await sidTemplate()), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Type": XLSX,
      "Content-Disposition": `attachment; filename="templat-penduduk-opensid.xlsx"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
