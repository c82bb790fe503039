import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { type LotCursor, readLotFilter } from "@/lib/domain/lot/list-filter";
import type { LotLine, LotsPage, WaitingVillage } from "@/lib/domain/lot/lot-page";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { listLots } from "@/lib/server/lot/list-query";
import { csvListResponse } from "../../../akses/csv";

const WAITING = ["village", "year", "waiting", "warned", "oldest", "size", "sample", "acceptance"] as const;
const LOTS = [
  ...(["village", "year", "lot", "state", "size", "sample", "acceptance", "seen", "faults", "left", "formed"] as const),
];

/** The list of the page as a file, from its beginning, under the same scope and filter. No family is named. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "lot:inspect")) return respond(refuse("FORBIDDEN"));
  const filter = readLotFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const read = (after: LotCursor | null) => listLots(actor, { ...filter, after }, now, ROWS_A_READ);
  const first = await read(null);
  if (first === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("lot");
  const pages = <Line>(linesOf: (page: LotsPage) => readonly Line[] | null) =>
    listPages<Line, LotCursor>(actor, async (after) => {
      const page = after === null ? first : await read(after);
      return page === null ? { lines: [], next: null } : { lines: linesOf(page) ?? [], next: page.next };
    });
  if (first.waiting !== null)
    return csvListResponse(t("waiting.file"), {
      header: WAITING.map((column) => t(`col.${column}`)),
      pages: rowsOf(
        pages<WaitingVillage>((page) => page.waiting),
        (row) => [
          ...[row.villageLabel, row.year, row.waiting, row.warned],
          ...[row.oldestAt.toISOString(), row.size, row.sample, row.acceptance],
        ],
      ),
    });
  return csvListResponse(t("lots.file"), {
    header: LOTS.map((column) => t(`col.${column}`)),
    pages: rowsOf(
      pages<LotLine>((page) => page.lots),
      (row) => [
        ...[row.villageLabel, row.year, row.number, t(`state.${row.state}`), row.size, row.sample, row.acceptance],
        ...[row.seen, row.faults, row.left, row.formedAt.toISOString()],
      ],
    ),
  });
}
