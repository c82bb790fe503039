import { getLocale, getTranslations } from "next-intl/server";
import { type Download, isDownload, parseChoice } from "@/lib/domain/dashboard/address";
import type { DashboardArea, Overview } from "@/lib/domain/dashboard/overview";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import type { WorkbookWords } from "@/lib/server/cube/workbook";
import { type DownloadWords, downloadRows } from "@/lib/server/dashboard/download";
import { findArea, getOverview } from "@/lib/server/dashboard/queries";
import { aboutFile } from "../../file-about";

/** A table of the dashboard as a file: the same figures under the same scope and suppression as the page. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { searchParams } = new URL(request.url);
  const table = searchParams.get("tabel");
  const form = fileForm(searchParams.get("bentuk"));
  const area = await findArea(actor, (await params).code);
  if (area === null || form === null || !isDownload(table)) return respond(refuse("NOT_FOUND"));
  const overview = await getOverview(actor, area, parseChoice(Object.fromEntries(searchParams)), new Date());
  if (overview.rolledUpAt === null) return respond(refuse("NOT_FOUND"));
  const asOf = localDay(overview.rolledUpAt, area.timeZone);
  return tableResponse(form, `${table}-${area.code}-${asOf}`, await getLocale(), {
    rows: downloadRows(table, area, overview, asOf, await wordsOf()),
    words: await aboutOf(table, area, overview, asOf),
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

async function aboutOf(
  table: Download,
  area: DashboardArea,
  { year, keepsSmallCells }: Overview,
  asOf: string,
): Promise<WorkbookWords> {
  const [t, cube] = await Promise.all([getTranslations("dashboard"), getTranslations("cube.table")]);
  const caption = {
    kemajuan: t("children.caption", { year: String(year?.year ?? "") }),
    keadaan: t("states.caption", { year: String(year?.year ?? "") }),
    desil: t("deciles.caption"),
  }[table];
  const means =
    table === "desil" ? [t("notes.people"), t("notes.decileSize"), t("notes.unlisted")] : [t("notes.progress")];
  return aboutFile({
    definition: [`${caption}, ${area.label} (${area.code}).`, ...means].join(" "),
    period: asOf,
    source: t("source"),
    suppression: keepsSmallCells ? t("notes.suppressed") : cube("whole"),
  });
}
