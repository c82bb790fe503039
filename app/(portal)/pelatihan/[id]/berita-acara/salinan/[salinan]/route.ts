import { getTranslations } from "next-intl/server";
import { isUuid } from "@/lib/domain/list/address";
import { attachmentResponse } from "@/lib/server/attachment/attachment-response";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { isRouterRequest, notForRouter, notFoundResponse } from "@/lib/server/print/pdf-response";
import { findTrainingCopy } from "@/lib/server/training-session/minutes/queries";

/** A signed copy of a training's minutes. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/pelatihan/[id]/berita-acara/salinan/[salinan]">,
): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("training:plan");
  const { id, salinan } = await params;
  const file = isUuid(id) && isUuid(salinan) ? await findTrainingCopy(actor, id, salinan, new Date()) : null;
  if (file === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  return attachmentResponse(file, salinan, "berita-acara");
}
