import { getTranslations } from "next-intl/server";
import { refuse } from "@/lib/domain/error/error-code";
import { HINDRANCES } from "@/lib/domain/period/closing";
import type { ClosingPage } from "@/lib/domain/period/closing-page";
import { parseClosingView } from "@/lib/domain/period/closing-view";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { findClosingPage } from "@/lib/server/period/closing-queries";
import { csvResponse } from "../../../akses/csv";

/** More than any regency has villages. */
const ALL = 2_000;

/** The page as a table, filtered as on the page. Places, days, officers and counts alone. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const view = { ...parseClosingView(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const page = await findClosingPage(actor, view, new Date(), ALL);
  if (page === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("closing");
  return page.areas.length > 0 ? areasCsv(page, t) : villagesCsv(page, t);
}

type Words = Awaited<ReturnType<typeof getTranslations<"closing">>>;

function villagesCsv(page: ClosingPage, t: Words): Response {
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
  return csvResponse(t("file"), header, rows);
}

function areasCsv(page: ClosingPage, t: Words): Response {
  const header = [t("code"), t("area"), t("year"), t("closedVillages"), t("villages"), t("status")];
  const rows = page.areas.map(({ code, label, closedVillages, villages, isClosed }) => [
    ...[code, label, page.year, closedVillages, villages],
    isClosed === null ? "" : t(isClosed ? "closed" : "open"),
  ]);
  return csvResponse(t("file"), header, rows);
}
