import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { type CaseFilter, type CaseLine, readCaseFilter } from "@/lib/domain/matching/case-view";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { listCases } from "@/lib/server/duplicate/list-query";
import { csvListResponse } from "../../akses/csv";

/** The filtered list as a table: places, scores and dates; the names stay in the portal. The list's own audit row is written. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "duplicate:read")) return respond(refuse("FORBIDDEN"));
  const filter = readCaseFilter(Object.fromEntries(new URL(request.url).searchParams));
  const t = await getTranslations("duplicate");
  const columns = ["id", "state", "score", "origin", "village", "otherVillage", "opened"] as const;
  const read = (after: CaseFilter["after"]) => listCases(actor, { ...filter, after }, ROWS_A_READ);
  return csvListResponse(t("csv.file"), {
    header: columns.map((column) => t(`csv.${column}`)),
    pages: rowsOf(listPages<CaseLine, NonNullable<CaseFilter["after"]>>(actor, read), (line) => [
      line.publicId,
      t(`state.${line.state}`),
      line.score,
      t(`origin.${line.origin}`),
      line.villages[0],
      line.villages[1],
      line.openedAt.toISOString(),
    ]),
  });
}
