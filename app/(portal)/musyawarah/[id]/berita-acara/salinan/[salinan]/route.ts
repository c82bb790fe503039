import { getTranslations } from "next-intl/server";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { attachmentResponse } from "@/lib/server/attachment/attachment-response";
import { findCopy } from "@/lib/server/meeting/minutes-queries";
import { findMeeting } from "@/lib/server/meeting/queries";
import { isRouterRequest, notForRouter, notFoundResponse } from "@/lib/server/print/pdf-response";
import { requireMinutesReader } from "../../../../meeting-access";

interface Context {
  readonly params: Promise<{ id: string; salinan: string }>;
}

/** A signed copy of a meeting's minutes, for whoever reads that village's meetings. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const { actor } = await requireMinutesReader();
  const { id, salinan } = await params;
  const [at, copy] = [parsePublicId(id), parsePublicId(salinan)];
  const meeting = at === null ? null : await findMeeting(actor, at);
  const file = meeting === null || copy === null ? null : await findCopy(actor, meeting, copy.id, new Date());
  if (copy === null || file === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  return attachmentResponse(file, copy.id);
}
