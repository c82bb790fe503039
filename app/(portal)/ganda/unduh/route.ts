import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { readCaseFilter } from "@/lib/domain/matching/case-view";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listCases } from "@/lib/server/duplicate/list-query";
import { csvResponse } from "../../akses/csv";

/** The filtered list as a table: places, scores and dates; the names stay in the portal. The list's own audit row is written. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "duplicate:read")) return respond(refuse("FORBIDDEN"));
  const filter = readCaseFilter(Object.fromEntries(new URL(request.url).searchParams));
  const { lines } = await listCases(actor, filter, ROWS_A_DOWNLOAD);
  const t = await getTranslations("duplicate");
  const header = [
    t("csv.id"),
    t("csv.state"),
    t("csv.score"),
    t("csv.origin"),
    t("csv.village"),
    t("csv.otherVillage"),
    t("csv.opened"),
  ];
  const rows = lines.map((line) => [
    line.publicId,
    t(`state.${line.state}`),
    line.score,
    t(`origin.${line.origin}`),
    line.villages[0],
    line.villages[1],
    line.openedAt.toISOString(),
  ]);
  return csvResponse(t("csv.file"), header, rows);
}
