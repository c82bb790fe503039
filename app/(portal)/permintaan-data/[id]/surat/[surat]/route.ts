import { getTranslations } from "next-intl/server";
import { isUuid } from "@/lib/domain/list/address";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { attachmentResponse } from "@/lib/server/attachment/attachment-response";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findRequestPaper } from "@/lib/server/data-request/paper/papers";
import { isRouterRequest, notForRouter, notFoundResponse } from "@/lib/server/print/pdf-response";

/** A paper of a request. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/permintaan-data/[id]/surat/[surat]">,
): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("data-request:read");
  const { id, surat } = await params;
  const at = parsePublicId(id);
  const file = at === null || !isUuid(surat) ? null : await findRequestPaper(actor, at, surat, new Date());
  if (file === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  return attachmentResponse(file, surat, "surat");
}
