import { getTranslations } from "next-intl/server";
import { exportArchiveName, exportMark } from "@/lib/domain/family-export/family-export";
import { isUuid } from "@/lib/domain/list/address";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { requireActor } from "@/lib/server/auth/require-actor";
import { archiveBytes } from "@/lib/server/download/archive";
import { archiveResponse } from "@/lib/server/download/archive-response";
import { endExport, readExportPart, takeExport } from "@/lib/server/family-export/take";
import { isRouterRequest, notForRouter, notFoundResponse } from "@/lib/server/print/pdf-response";

/** The workbooks of an export as one archive, once: for whoever asked for them and opened this download with their password, in time. */
export async function GET(request: Request, { params }: RouteContext<"/ekspor/[id]/data">): Promise<Response> {
  // Neither a look ahead nor a question about the headers may spend it.
  if (isRouterRequest(request) || request.method !== "GET") return notForRouter();
  const actor = await requireActor();
  const at = parsePublicId((await params).id);
  const downloadId = new URL(request.url).searchParams.get("unduhan") ?? "";
  const now = new Date();
  const taken = at === null || !isUuid(downloadId) ? null : await takeExport(actor, at, downloadId, now);
  if (at === null || taken === null) return notFoundResponse((await getTranslations("familyExport"))("spent"));
  const { book, areaCode, takenBy, purpose, files, builtAt } = taken;
  const publicId = formatPublicId(at.regencyCode, at.id);
  const text = exportMark({ downloadId, publicId, takenBy, takenAt: now, purpose, files });
  return archiveResponse({
    fileName: exportArchiveName(book, areaCode, downloadId),
    bytes: archiveBytes(actor, (sql, name, ordinal) => readExportPart(sql, at, name, ordinal), {
      files,
      builtAt,
      watermark: { name: "unduhan.json", text },
    }),
    ended: (isWhole) => endExport(actor, at, isWhole),
  });
}
