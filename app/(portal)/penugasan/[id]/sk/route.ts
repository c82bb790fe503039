import { getTranslations } from "next-intl/server";
import { isUuid } from "@/lib/domain/list/address";
import { findDecree } from "@/lib/server/appointment/read-decree";
import { attachmentResponse } from "@/lib/server/attachment/attachment-response";
import { requireActor } from "@/lib/server/auth/require-actor";
import { isRouterRequest, notForRouter, notFoundResponse } from "@/lib/server/print/pdf-response";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** The decree of a post as it was attached, for its holder and for whoever manages them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requireActor();
  const { id } = await params;
  const file = isUuid(id) ? await findDecree(actor, id, new Date()) : null;
  if (file === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  return attachmentResponse(file, file.id, "sk");
}
