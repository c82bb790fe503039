import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { parseBoardView } from "@/lib/domain/meeting/board-view";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { type Board, findBoard } from "@/lib/server/meeting/board-query";
import { csvResponse } from "../../akses/csv";

/** More than any regency has villages. */
const ALL = 2_000;

/** The board as a table, filtered and sorted as on the page. Places, dates and counts alone. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "meeting:watch")) return respond(refuse("FORBIDDEN"));
  const view = { ...parseBoardView(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const board = await findBoard(actor, view, new Date(), ALL);
  if (board === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("meeting.board");
  return board.villages === null ? areasCsv(board, t) : villagesCsv(board.villages.rows, t);
}

type Words = Awaited<ReturnType<typeof getTranslations<"meeting.board">>>;

function villagesCsv(rows: NonNullable<Board["villages"]>["rows"], t: Words): Response {
  const header = [t("code"), t("village"), t("kind"), t("status"), t("last"), t("days"), t("next"), t("waiting")];
  const cells = rows.map((row) => [
    row.code,
    row.name,
    row.kind,
    t(row.hasMet ? "met" : "notMet"),
    row.lastHeldOn ?? "",
    row.daysSince ?? "",
    row.nextPlannedOn ?? "",
    row.waiting,
  ]);
  return csvResponse(t("file"), header, cells);
}

function areasCsv({ areas }: Board, t: Words): Response {
  const header = [t("code"), t("area"), t("villages"), t("metCount"), t("missingCount"), t("waiting")];
  const cells = areas.map(({ code, label, villages, met, waiting }) => [
    code,
    label,
    villages,
    met,
    villages - met,
    waiting,
  ]);
  return csvResponse(t("file"), header, cells);
}
