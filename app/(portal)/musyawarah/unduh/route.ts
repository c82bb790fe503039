import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { parseBoardView } from "@/lib/domain/meeting/board-view";
import { formatDate } from "@/lib/i18n/formats";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import type { FileRow } from "@/lib/server/cube/download";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import { type Board, findBoard } from "@/lib/server/meeting/board-query";
import { aboutFile } from "../../dasbor/file-about";

/** More than any regency has villages. */
const ALL = 2_000;

/** The board as a table, filtered and sorted as on the page. Places, dates and counts alone. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "meeting:watch")) return respond(refuse("FORBIDDEN"));
  const params = new URL(request.url).searchParams;
  const form = fileForm(params.get("bentuk"));
  const view = { ...parseBoardView(Object.fromEntries(params)), after: null };
  const board = form === null ? null : await findBoard(actor, view, new Date(), ALL);
  if (form === null || board === null) return respond(refuse("NOT_FOUND"));
  const [t, cube, locale] = await Promise.all([
    getTranslations("meeting.board"),
    getTranslations("cube.table"),
    getLocale(),
  ]);
  const { region, today, villages } = board;
  const month = formatDate(today, locale, "month");
  return tableResponse(form, `${t("file")}-${region.code}-${today}`, locale, {
    rows: villages === null ? areaRows(board, t) : villageRows(villages.rows, t),
    words: await aboutFile({
      definition: `${t("title")}. ${t("lead", { region: `${region.label} (${region.code})`, month })}`,
      period: today,
      source: t("fileSource"),
      suppression: cube("whole"),
    }),
  });
}

type Words = Awaited<ReturnType<typeof getTranslations<"meeting.board">>>;

function villageRows(rows: NonNullable<Board["villages"]>["rows"], t: Words): readonly FileRow[] {
  return [
    [t("code"), t("village"), t("kind"), t("status"), t("last"), t("days"), t("next"), t("waiting")],
    ...rows.map(
      (row): FileRow => [
        ...[row.code, row.name, row.kind, t(row.hasMet ? "met" : "notMet"), row.lastHeldOn ?? ""],
        ...[row.daysSince ?? "", row.nextPlannedOn ?? "", row.waiting],
      ],
    ),
  ];
}

function areaRows({ areas }: Board, t: Words): readonly FileRow[] {
  return [
    [t("code"), t("area"), t("villages"), t("metCount"), t("missingCount"), t("waiting")],
    ...areas.map(({ code, label, villages, met, waiting }) => [code, label, villages, met, villages - met, waiting]),
  ];
}
