import { getLocale, getTranslations } from "next-intl/server";
import { localDay } from "@/lib/domain/period/period";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { briefingDocument } from "@/lib/server/briefing/briefing-document";
import { findBriefing } from "@/lib/server/briefing/briefing-query";
import { findArea } from "@/lib/server/dashboard/queries";
import { renderPdf } from "@/lib/server/print/pdf";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";

/** Two pages on an area, to be printed: the figures of its pages under the same scope and suppression. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("dashboard:read");
  const area = await findArea(actor, (await params).code);
  const now = new Date();
  const briefing = area === null ? null : await findBriefing(actor, area, now);
  if (briefing === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  const [locale, t] = await Promise.all([getLocale().then(localeOf), getTranslations("briefing")]);
  const day = localDay(now, briefing.area.timeZone);
  const pdf = await renderPdf(briefingDocument(briefing, now, locale));
  return pdfResponse(pdf, `${t("file")}-${briefing.area.code}-${day}.pdf`);
}
