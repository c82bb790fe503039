import { getTranslations } from "next-intl/server";
import { archiveName, watermarkText } from "@/lib/domain/delivery/download";
import { isUuid } from "@/lib/domain/list/address";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { requireActor } from "@/lib/server/auth/require-actor";
import { endDownload, readPackagePart, takeDownload } from "@/lib/server/delivery/download/take";
import { archiveBytes } from "@/lib/server/download/archive";
import { archiveResponse } from "@/lib/server/download/archive-response";
import { isRouterRequest, notForRouter, notFoundResponse } from "@/lib/server/print/pdf-response";

/** The files of a package as one archive, once: for whoever opened this download with their password, in time. */
export async function GET(request: Request, { params }: RouteContext<"/pengiriman/[id]/data">): Promise<Response> {
  // Neither a look ahead nor a question about the headers may spend it.
  if (isRouterRequest(request) || request.method !== "GET") return notForRouter();
  const actor = await requireActor();
  const at = parsePublicId((await params).id);
  const downloadId = new URL(request.url).searchParams.get("unduhan") ?? "";
  const now = new Date();
  const taken = at === null || !isUuid(downloadId) ? null : await takeDownload(actor, at, downloadId, now);
  if (at === null || taken === null) return notFoundResponse((await getTranslations("delivery"))("data.spent"));
  const { takenBy, sha256, files, builtAt } = taken;
  const publicId = formatPublicId(at.regencyCode, at.id);
  const text = watermarkText({ of: "paket", downloadId, takenBy, takenAt: now, publicId, sha256 });
  return archiveResponse({
    fileName: archiveName(taken, downloadId),
    bytes: archiveBytes(actor, (sql, name, ordinal) => readPackagePart(sql, at, name, ordinal), {
      files,
      builtAt,
      watermark: { name: "unduhan.json", text },
    }),
    ended: (isWhole) => endDownload(actor, at, downloadId, isWhole),
  });
}
