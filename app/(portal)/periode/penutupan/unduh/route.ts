import { getLocale, getTranslations } from "next-intl/server";
import { refuse } from "@/lib/domain/error/error-code";
import { HINDRANCES } from "@/lib/domain/period/closing";
import type { ClosingPage } from "@/lib/domain/period/closing-page";
import { parseClosingView } from "@/lib/domain/period/closing-view";
import { formatInstant } from "@/lib/i18n/formats";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import type { FileRow } from "@/lib/server/cube/download";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import { findClosingPage } from "@/lib/server/period/closing-queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { aboutFile } from "../../../dasbor/file-about";

/** More than any regency has villages. */
const ALL = 2_000;

/** The page as a table, filtered as on the page. Places, days, officers and counts alone. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const params = new URL(request.url).searchParams;
  const form = fileForm(params.get("bentuk"));
  if (form === null) return respond(refuse("NOT_FOUND"));
  const view = { ...parseClosingView(Object.fromEntries(params)), after: null };
  const now = new Date();
  const page = await findClosingPage(actor, view, now, ALL);
  if (page === null) return respond(refuse("NOT_FOUND"));
  const [t, cube, locale, zone] = await Promise.all([
    getTranslations("closing"),
    getTranslations("cube.table"),
    getLocale(),
    timeZoneOf(page.region.code),
  ]);
  return tableResponse(form, `${t("file")}-${page.region.code}-${page.year}`, locale, {
    rows: page.areas.length > 0 ? areaRows(page, t) : villageRows(page, t),
    words: await aboutFile({
      definition: `${t("titleOf", { region: `${page.region.label} (${page.region.code})`, year: String(page.year) })}. ${view.onlyOpen ? t("onlyOpen") : t("all")}.`,
      period: formatInstant(now, zone, locale),
      source:
        page.rolledUpAt === null
          ? t("fileSource")
          : t("fileCounted", { at: formatInstant(page.rolledUpAt, zone, locale) }),
      suppression: cube("whole"),
    }),
  });
}

type Words = Awaited<ReturnType<typeof getTranslations<"closing">>>;

function villageRows(page: ClosingPage, t: Words): readonly FileRow[] {
  const header = [
    ...[
      t("code"),
      t("village"),
      t("district"),
      t("year"),
      t("status"),
      t("since"),
      t("by"),
      t("because", { reason: "" }),
    ],
    ...[t("due"), t("done"), ...HINDRANCES.map((kind) => t(`column.${kind}`))],
  ];
  const rows = page.groups.flatMap(({ district, villages }) =>
    villages.map((line) => [
      ...[line.code, line.label, district.label, page.year, t(line.isClosed ? "closed" : "open")],
      ...[line.last?.at.toISOString() ?? "", line.last?.byName ?? "", line.last?.reason ?? "", line.due, line.applied],
      ...HINDRANCES.map((kind) => line.hindrances.find((each) => each.kind === kind)?.count ?? 0),
    ]),
  );
  return [header, ...rows];
}

function areaRows(page: ClosingPage, t: Words): readonly FileRow[] {
  const header = [t("code"), t("area"), t("year"), t("closedVillages"), t("villages"), t("status")];
  const rows = page.areas.map(({ code, label, closedVillages, villages, isClosed }) => [
    ...[code, label, page.year, closedVillages, villages],
    isClosed === null ? "" : t(isClosed ? "closed" : "open"),
  ]);
  return [header, ...rows];
}
