import { getLocale, getTranslations } from "next-intl/server";
import { isDownload, parseChoice } from "@/lib/domain/dashboard/address";
import { localDay } from "@/lib/domain/period/period";
import { getActor } from "@/lib/server/auth/require-actor";
import { type DownloadWords, downloadRows, toCsv } from "@/lib/server/dashboard/download";
import { findArea, getOverview } from "@/lib/server/dashboard/queries";

const PRIVATE = { "Cache-Control": "private, no-store" } as const;

function notFound(): Response {
  return new Response(null, { status: 404, headers: PRIVATE });
}

/** A table of the dashboard as a file: the same figures under the same scope and suppression as the page. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return new Response(null, { status: 401, headers: PRIVATE });
  const { searchParams } = new URL(request.url);
  const table = searchParams.get("tabel");
  const area = await findArea(actor, (await params).code);
  if (area === null || !isDownload(table)) return notFound();
  const overview = await getOverview(actor, area, parseChoice(Object.fromEntries(searchParams)), new Date());
  if (overview.rolledUpAt === null) return notFound();
  const locale = await getLocale();
  const asOf = localDay(overview.rolledUpAt, area.timeZone);
  const csv = toCsv(downloadRows(table, area, overview, asOf, await wordsOf()), locale);
  return new Response(csv, {
    headers: {
      ...PRIVATE,
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${table}-${area.code}-${asOf}.csv"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}

async function wordsOf(): Promise<DownloadWords> {
  const t = await getTranslations("dashboard");
  const states = await getTranslations("states.proposal");
  return {
    heading: (column) => t(`download.${column}`),
    state: (state) => (state === "none" ? t("states.none") : states(state)),
    decile: (decile) => (decile === "all" ? t("download.all") : decile === 0 ? t("download.unranked") : String(decile)),
    suppressed: t("suppressed"),
  };
}
