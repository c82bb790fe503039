import { getTranslations } from "next-intl/server";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { renderPdf } from "@/lib/server/print/pdf";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";
import { rightsLetter } from "@/lib/server/print/rights-letter";
import { findRightsRequest } from "@/lib/server/rights/page-query";
import { findSeen } from "@/lib/server/rights/seen-query";
import { letterSheet } from "./letter-sheet";

/** The answer letter of a request, with who saw the family's data where the reader may read that. */
export async function GET(request: Request, { params }: RouteContext<"/hak-data/[id]/surat">): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("rights:read");
  const at = parsePublicId((await params).id);
  const now = new Date();
  const page = at === null ? null : await findRightsRequest(actor, at, now);
  const seen = page?.state === "granted" ? await findSeen(actor, page.householdPublicId, now) : null;
  const sheet = page === null ? null : await letterSheet(page, seen, now);
  if (sheet === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  const pdf = await renderPdf(rightsLetter(sheet, await getTranslations("rights.letter")));
  return pdfResponse(pdf, `hak-data-${sheet.number}.pdf`);
}
