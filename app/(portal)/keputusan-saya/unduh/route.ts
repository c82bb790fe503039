import { getLocale, getTranslations } from "next-intl/server";
import { becameWords } from "@/components/decision/became-words";
import { isKnownReason } from "@/components/decision/decision-words";
import { authorize } from "@/lib/domain/access/actor";
import { readDecisionFilter } from "@/lib/domain/decision/list-filter";
import type { OwnDecision } from "@/lib/domain/decision/own-decision";
import { refuse } from "@/lib/domain/error/error-code";
import type { Moment } from "@/lib/domain/list/address";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listOwnDecisions } from "@/lib/server/decision/own-list";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvListResponse } from "../../akses/csv";

/** The filtered list as a table. The proposals in it are logged as those of a page are. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "decision:read-own")) return respond(refuse("FORBIDDEN"));
  const filter = readDecisionFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const zone = await timeZoneOf(actor.grant.regionCode);
  const [t, workflow, states, became, locale] = await Promise.all([
    getTranslations("decision"),
    getTranslations("workflow"),
    getTranslations("states.proposal"),
    becameWords(),
    getLocale().then(localeOf),
  ]);
  const reasonText = (code: string | null) =>
    code === null ? "" : isKnownReason(code) ? workflow(`reason.${code}`) : code;
  const read = (after: Moment | null) =>
    listOwnDecisions(actor, { filter: { ...filter, after }, now, zone, size: ROWS_A_READ });
  return csvListResponse(t("file", { region: actor.grant.regionCode }), {
    header: [t("when"), t("family"), t("village"), t("decision"), t("reason"), t("note"), t("became"), t("since")],
    pages: rowsOf(listPages<OwnDecision, Moment>(actor, read), (line) => [
      formatInstant(line.step.at, zone, locale),
      line.headName,
      line.villageName,
      workflow(line.step.isPartial ? "agreed" : `event.${line.step.event}`),
      reasonText(line.step.reason),
      line.step.note ?? "",
      states(line.state),
      became(line).join(" "),
    ]),
  });
}
