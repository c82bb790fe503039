import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { planWeeks } from "@/lib/domain/staffing/plan-week";
import { readPlan } from "@/lib/domain/staffing/service-plan";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { findServiceFacts } from "@/lib/server/invitation/service-query";
import { regionLabel } from "@/lib/server/region/queries";
import { listFileResponse, onePage } from "../../../akses/list-file";

/** The weeks of a plan as a table: counts alone, so nobody is logged. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "invitation:read")) return respond(refuse("FORBIDDEN"));
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const facts = await findServiceFacts(actor, query["desa"] ?? "", new Date());
  if (facts === null) return respond(refuse("NOT_FOUND"));
  const plan = readPlan(query, facts.standard);
  const t = await getTranslations("servicePlan");
  return listFileResponse(request, {
    name: t("file", { village: facts.villageCode, year: plan.from.slice(0, 4) }),
    about: [[t("title"), t("lead", { village: await regionLabel(facts.villageCode) })]],
    header: [t("from"), t("to"), t("self"), t("deskShort"), t("visitShort"), t("reached"), t("planned")],
    pages: onePage(
      planWeeks(plan, facts.served, facts.today).map(({ from, to, served, reached, planned }) => [
        from,
        to,
        served?.self ?? "",
        served?.desk ?? "",
        served?.visit ?? "",
        reached ?? "",
        planned,
      ]),
    ),
  });
}
