import { getTranslations } from "next-intl/server";
import { watermarkText } from "@/lib/domain/delivery/download";
import { isUuid } from "@/lib/domain/list/address";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { requireActor } from "@/lib/server/auth/require-actor";
import { endRequestDownload, readRequestPart, takeRequest } from "@/lib/server/data-request/download/take";
import { archiveBytes } from "@/lib/server/download/archive";
import { archiveResponse } from "@/lib/server/download/archive-response";
import { isRouterRequest, notForRouter, notFoundResponse } from "@/lib/server/print/pdf-response";

/** The data of a granted request as one archive, once: for whoever opened this download with their password, in time. */
export async function GET(request: Request, { params }: RouteContext<"/permintaan-data/[id]/data">): Promise<Response> {
  // Neither a look ahead nor a question about the headers may spend it.
  if (isRouterRequest(request) || request.method !== "GET") return notForRouter();
  const actor = await requireActor();
  const at = parsePublicId((await params).id);
  const downloadId = new URL(request.url).searchParams.get("unduhan") ?? "";
  const now = new Date();
  const taken = at === null || !isUuid(downloadId) ? null : await takeRequest(actor, at, downloadId, now);
  if (at === null || taken === null) return notFoundResponse((await getTranslations("dataRequest.page"))("spent"));
  const { takenBy, sha256, files, builtAt, number, year } = taken;
  const publicId = formatPublicId(at.regencyCode, at.id);
  const text = watermarkText({ of: "permintaan", downloadId, takenBy, takenAt: now, publicId, sha256 });
  return archiveResponse({
    fileName: `permintaan-${number}-${year}-${downloadId.slice(0, 8)}.zip`,
    bytes: archiveBytes(actor, (sql, name, ordinal) => readRequestPart(sql, at, name, ordinal, new Date()), {
      files,
      builtAt,
      watermark: { name: "unduhan.json", text },
    }),
    ended: (isWhole) => endRequestDownload(actor, at, downloadId, isWhole),
  });
}
