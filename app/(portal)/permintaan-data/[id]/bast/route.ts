import { getLocale, getTranslations } from "next-intl/server";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { formatDay, formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findRequest } from "@/lib/server/data-request/page-query";
import { logPrinted } from "@/lib/server/data-request/print-log";
import { requestBast } from "@/lib/server/print/data-request-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";
import { timeZoneOf } from "@/lib/server/region/queries";

/** The minutes of hand-over of a granted request, from its record. */
export async function GET(request: Request, { params }: RouteContext<"/permintaan-data/[id]/bast">): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("data-request:read");
  const at = parsePublicId((await params).id);
  const now = new Date();
  const page = at === null ? null : await findRequest(actor, at, now);
  if (at === null || page?.grantedAt == null || page.expiresAt === null || page.content.sha256 === null)
    return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  await logPrinted(actor, at, now);
  const [locale, zone, words] = await Promise.all([
    getLocale().then(localeOf),
    timeZoneOf(at.regencyCode),
    getTranslations("dataRequest"),
  ]);
  const day = (instant: Date) => formatDay(instant, zone, locale, "long");
  const sheet = {
    page,
    grantedOn: day(page.grantedAt),
    lastDay: day(new Date(page.expiresAt.getTime() - 1)),
    locale,
    at: (instant: Date) => formatInstant(instant, zone, locale),
  };
  const name = `bast-permintaan-${(page.number ?? "").replace("/", "-")}.pdf`;
  return pdfResponse(await renderPdf(requestBast(sheet, words)), name);
}
