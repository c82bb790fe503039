import { getTranslations } from "next-intl/server";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { readSetFile } from "@/lib/server/invitation/set-query";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";

const ORDINAL = /^([1-9]\d{0,2})$/;

/** Letters of a print set, to be printed. Its name says no family; the families are on record as read. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; berkas: string }> },
): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("invitation:manage");
  const { id, berkas } = await params;
  const at = parsePublicId(id);
  const ordinal = ORDINAL.exec(berkas)?.[1];
  const pdf = at === null || ordinal === undefined ? null : await readSetFile(actor, at, Number(ordinal), new Date());
  if (pdf === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  return pdfResponse(pdf, `surat-undangan-${ordinal}.pdf`);
}
