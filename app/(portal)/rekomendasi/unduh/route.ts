import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import {
  type RecommendationCursor,
  type RecommendationLine,
  readRecommendationFilter,
} from "@/lib/domain/recommendation/page";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, severalRowsOf } from "@/lib/server/download/list-pages";
import { listRecommendations } from "@/lib/server/recommendation/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvListResponse } from "../../akses/csv";

/** The filtered list as a file, from its beginning: a row for each thing said, so that nothing of the talk is lost. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "recommendation:read")) return respond(refuse("FORBIDDEN"));
  const filter = readRecommendationFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const [t, roles, zone] = await Promise.all([
    getTranslations("recommendation"),
    getTranslations("roles.name"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const columns = ["number", "area", "state", "due", "overdue", "step", "text", "by", "role", "at"] as const;
  const said = listPages<RecommendationLine, RecommendationCursor>(actor, async (after) => {
    const page = await listRecommendations(actor, { ...filter, after }, now, ROWS_A_READ);
    return page ?? { lines: [], next: null };
  });
  let number = 0;
  return csvListResponse(t("csv.file"), {
    header: columns.map((column) => t(`csv.${column}`)),
    pages: severalRowsOf(said, (line) => {
      number += 1;
      return line.steps.map((step) => [
        number,
        line.areaLabel,
        t(`state.${line.state}`),
        line.dueDay,
        line.isOverdue ? "1" : "",
        t(`event.${step.event}`),
        step.text,
        step.by,
        step.role === null ? "" : roles(step.role),
        localDay(step.at, zone),
      ]);
    }),
  });
}
