import { getLocale, getTranslations } from "next-intl/server";
import { VILLAGES_PATH } from "@/lib/domain/citizen/topic";
import { clockText } from "@/lib/domain/desk/opening";
import { localDay } from "@/lib/domain/period/period";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { drawPoster } from "@/lib/server/citizen/poster";
import { findPublicVillage } from "@/lib/server/citizen/village-query";
import { config } from "@/lib/server/config/config";
import { listOpenDays } from "@/lib/server/desk/public-days";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";

const DAYS_ON_POSTER = 3;

/** A village's poster, for anybody: it names nobody. */
export async function GET(request: Request, { params }: RouteContext<"/warga/desa/[kode]/poster">): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const [{ kode }, locale, t] = await Promise.all([params, getLocale().then(localeOf), getTranslations("citizen")]);
  const village = await findPublicVillage(kode, new Date());
  if (village === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  const { period } = village;
  const days = await listOpenDays(village.code, localDay(new Date(), village.timeZone), DAYS_ON_POSTER);
  const pdf = await drawPoster(
    {
      village,
      locale,
      period:
        period === null
          ? null
          : t("village.period", { from: formatDate(period.startsOn, locale), to: formatDate(period.endsOn, locale) }),
      hours: days.map(({ on, opensAt, closesAt }) =>
        t("village.deskDay", {
          day: formatDate(on, locale, "full"),
          from: clockText(opensAt),
          to: clockText(closesAt),
        }),
      ),
      url: `${config().publicUrl}${VILLAGES_PATH}/${village.code}`,
    },
    await getTranslations("citizen.poster"),
  );
  if (pdf === null)
    return new Response(t("poster.busy"), {
      status: 503,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "5", "Cache-Control": "no-store" },
    });
  return pdfResponse(pdf, `poster-dtsen-${village.code}.pdf`);
}
