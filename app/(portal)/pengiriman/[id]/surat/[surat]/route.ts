import { getLocale, getTranslations } from "next-intl/server";
import { isUuid } from "@/lib/domain/list/address";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { formatDate, formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { config } from "@/lib/server/config/config";
import { findPaper } from "@/lib/server/delivery/paper/queries";
import { handoverDocument } from "@/lib/server/print/handover-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";
import { timeZoneOf } from "@/lib/server/region/queries";

/** An issued paper of a package, to be printed and signed. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/pengiriman/[id]/surat/[surat]">,
): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("delivery:read");
  const { id, surat } = await params;
  const at = parsePublicId(id);
  const paper = at === null || !isUuid(surat) ? null : await findPaper(actor, at, surat);
  if (at === null || paper === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  const { content, number, sha256, issuedAt, token } = paper;
  const [locale, zone, words, recipients] = await Promise.all([
    getLocale().then(localeOf),
    timeZoneOf(at.regencyCode),
    getTranslations("handover.paper"),
    getTranslations("delivery.recipient"),
  ]);
  const { madeOn, validTo } = content.fields;
  const sheet = {
    content,
    day: formatDate(madeOn, locale, "full"),
    lastDay: validTo === null ? null : formatDate(validTo, locale, "full"),
    frozenAt: formatInstant(new Date(content.madeAt), zone, locale),
    recipient: recipients(content.recipient),
    issue: {
      number,
      at: formatInstant(issuedAt, zone, locale),
      sha256,
      checkUrl: `${config().publicUrl}/periksa-serah-terima/${token}`,
    },
  };
  const name = `${content.kind === "bast" ? "bast" : "perjanjian"}-paket-${content.packageNumber.replace("/", "-")}.pdf`;
  return pdfResponse(await renderPdf(handoverDocument(sheet, words)), name);
}
