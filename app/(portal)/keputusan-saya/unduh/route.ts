import { getLocale, getTranslations } from "next-intl/server";
import { becameWords } from "@/components/decision/became-words";
import { isKnownReason } from "@/components/decision/decision-words";
import { authorize } from "@/lib/domain/access/actor";
import { readDecisionFilter } from "@/lib/domain/decision/list-filter";
import { refuse } from "@/lib/domain/error/error-code";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listOwnDecisions } from "@/lib/server/decision/own-list";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvResponse } from "../../akses/csv";

/** The filtered list as a table. The proposals in it are logged as those of a page are. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "decision:read-own")) return respond(refuse("FORBIDDEN"));
  const filter = { ...readDecisionFilter(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const zone = await timeZoneOf(actor.grant.regionCode);
  const [list, t, workflow, states, became, locale] = await Promise.all([
    listOwnDecisions(actor, { filter, now: new Date(), zone, size: ROWS_A_DOWNLOAD }),
    getTranslations("decision"),
    getTranslations("workflow"),
    getTranslations("states.proposal"),
    becameWords(),
    getLocale().then(localeOf),
  ]);
  const reasonText = (code: string | null) =>
    code === null ? "" : isKnownReason(code) ? workflow(`reason.${code}`) : code;
  return csvResponse(
    t("file", { region: actor.grant.regionCode }),
    [t("when"), t("family"), t("village"), t("decision"), t("reason"), t("note"), t("became"), t("since")],
    list.lines.map((line) => [
      formatInstant(line.step.at, zone, locale),
      line.headName,
      line.villageName,
      workflow(line.step.isPartial ? "agreed" : `event.${line.step.event}`),
      reasonText(line.step.reason),
      line.step.note ?? "",
      states(line.state),
      became(line).join(" "),
    ]),
  );
}
