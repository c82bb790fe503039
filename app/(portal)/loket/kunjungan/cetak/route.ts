import { getLocale, getTranslations } from "next-intl/server";
import { byNeighbourhood } from "@/lib/domain/invitation/walk";
import { formatDate, formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { type HouseCallStop, listHouseCallWalk } from "@/lib/server/desk/house-call-query";
import { houseCallDocument } from "@/lib/server/print/house-call-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { isRouterRequest, notForRouter, pdfResponse } from "@/lib/server/print/pdf-response";
import { timeZoneOf, villageLine } from "@/lib/server/region/queries";

/** The open visits in the order of walking, to be taken along on paper. The families in it are logged. */
export async function GET(request: Request): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("desk:read");
  const village = actor.grant.regionCode;
  const [stops, locale, zone, place, t] = await Promise.all([
    listHouseCallWalk(actor),
    getLocale().then(localeOf),
    timeZoneOf(village),
    villageLine(village),
    getTranslations("serviceDesk.houseCall"),
  ]);
  const groups = byNeighbourhood(stops);
  const rows = (group: readonly HouseCallStop[]) =>
    group.map(({ headName, address, reason, note, dueOn, companionName }) => ({
      headName,
      address: address ?? "",
      why: note === null ? t(`reason.${reason}`) : `${t(`reason.${reason}`)}: ${note}`,
      due: formatDate(dueOn, locale, "short"),
      companion: companionName ?? "",
    }));
  const document = houseCallDocument(
    {
      village: place,
      printedAt: formatInstant(new Date(), zone, locale),
      groups: groups.map((group) => ({
        dusun: group[0].dusun ?? "–",
        rt: group[0].rt ?? "–",
        rw: group[0].rw ?? "–",
        rows: rows(group),
      })),
    },
    t,
  );
  return pdfResponse(await renderPdf(document), `kunjungan-rumah-${village}.pdf`);
}
