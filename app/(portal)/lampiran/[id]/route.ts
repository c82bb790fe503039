import { getTranslations } from "next-intl/server";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { attachmentResponse } from "@/lib/server/attachment/attachment-response";
import { findAttachment } from "@/lib/server/attachment/read-attachment";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { isRouterRequest, notForRouter, notFoundResponse } from "@/lib/server/print/pdf-response";

/** A family's photo or paper, for whoever may see the family. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("household:read");
  const at = parsePublicId((await params).id);
  const file = at === null ? null : await findAttachment(actor, at, new Date());
  if (at === null || file === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  return attachmentResponse(file, at.id);
}
