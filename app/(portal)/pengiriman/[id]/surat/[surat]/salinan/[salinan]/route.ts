import { getTranslations } from "next-intl/server";
import { isUuid } from "@/lib/domain/list/address";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { attachmentResponse } from "@/lib/server/attachment/attachment-response";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findPaperCopy } from "@/lib/server/delivery/paper/queries";
import { isRouterRequest, notForRouter, notFoundResponse } from "@/lib/server/print/pdf-response";

/** The signed copy of a paper of a package. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/pengiriman/[id]/surat/[surat]/salinan/[salinan]">,
): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("delivery:read");
  const { id, surat, salinan } = await params;
  const at = parsePublicId(id);
  const isAsked = at !== null && isUuid(surat) && isUuid(salinan);
  const file = isAsked ? await findPaperCopy(actor, at, { paperId: surat, copyId: salinan }, new Date()) : null;
  if (file === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  return attachmentResponse(file, salinan, "surat");
}
