import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { readAssignmentFilter } from "@/lib/domain/assignment/list-filter";
import { refuse } from "@/lib/domain/error/error-code";
import { ASSIGNMENTS_A_DOWNLOAD, findAssignments } from "@/lib/server/assignment/queries";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { csvResponse } from "../../akses/csv";

/** The filtered list as a table. The names in it are logged as those of a page are. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "assignment:read")) return respond(refuse("FORBIDDEN"));
  const filter = { ...readAssignmentFilter(Object.fromEntries(new URL(request.url).searchParams)), after: "" };
  const now = new Date();
  const period = await findCurrentPeriod(actor.grant.regionCode, now);
  const page = await findAssignments(actor, {
    filter,
    periodId: period?.id ?? null,
    now,
    limit: ASSIGNMENTS_A_DOWNLOAD,
  });
  if (page === null) return respond(refuse("NOT_FOUND"));
  const [t, states] = await Promise.all([getTranslations("assignment"), getTranslations("states.proposal")]);
  return csvResponse(
    t("csv.file", { village: page.villageCode }),
    [t("head"), t("filter.dusun"), "RW", "RT", t("state"), t("csv.companions")],
    page.lines.map((line) => [
      line.headName,
      line.dusun ?? "",
      line.rw ?? "",
      line.rt ?? "",
      line.state === null ? "" : states(line.state),
      line.companions.join("; "),
    ]),
  );
}
