import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { localDay } from "@/lib/domain/period/period";
import { readRecommendationFilter } from "@/lib/domain/recommendation/page";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listRecommendations } from "@/lib/server/recommendation/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvResponse } from "../../akses/csv";

/** The filtered list as a file, from its beginning: a row for each thing said, so that nothing of the talk is lost. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "recommendation:read")) return respond(refuse("FORBIDDEN"));
  const filter = { ...readRecommendationFilter(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const page = await listRecommendations(actor, filter, new Date(), ROWS_A_DOWNLOAD);
  if (page === null) return respond(refuse("FORBIDDEN"));
  const [t, roles, zone] = await Promise.all([
    getTranslations("recommendation"),
    getTranslations("roles.name"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const columns = ["number", "area", "state", "due", "overdue", "step", "text", "by", "role", "at"] as const;
  return csvResponse(
    t("csv.file"),
    columns.map((column) => t(`csv.${column}`)),
    page.lines.flatMap((line, index) =>
      line.steps.map((step) => [
        index + 1,
        line.areaLabel,
        t(`state.${line.state}`),
        line.dueDay,
        line.isOverdue ? "1" : "",
        t(`event.${step.event}`),
        step.text,
        step.by,
        step.role === null ? "" : roles(step.role),
        localDay(step.at, zone),
      ]),
    ),
  );
}
