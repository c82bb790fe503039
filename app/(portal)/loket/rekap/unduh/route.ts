import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { DESK_OUTCOMES, TICKET_CHANNELS } from "@/lib/domain/desk/desk";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { findDeskSummary } from "@/lib/server/desk/summary-query";
import { listFileResponse, onePage } from "../../../akses/list-file";
import { askedDay } from "../../desk-day";

const COLUMNS = [
  "numbers",
  "served",
  "here",
  "notCome",
  "absent",
  "cancelled",
  "priority",
  "medianWait",
  "longestWait",
] as const;

/** The day's summary as a table. Counts alone: nobody is named. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "desk:read")) return respond(refuse("FORBIDDEN"));
  const { on } = await askedDay(Object.fromEntries(new URL(request.url).searchParams), actor.grant.regionCode);
  const [t, summary] = await Promise.all([getTranslations("serviceDesk.summary"), findDeskSummary(actor, on)]);
  const rows = [
    ...TICKET_CHANNELS.map((key) => [t(`channel.${key}`), summary.byChannel[key]] as const),
    [t("all"), summary.all] as const,
  ];
  return listFileResponse(request, {
    name: t("file", { region: actor.grant.regionCode, day: on }),
    about: [[t("title"), t("note")]],
    header: [t("by"), ...COLUMNS.map((key) => t(key))],
    pages: onePage([
      ...rows.map(([name, counts]) => [name, ...COLUMNS.map((key) => counts[key] ?? "")]),
      ...DESK_OUTCOMES.map((outcome) => [t("outcomeFile", { outcome }), summary.outcomes[outcome]]),
    ]),
  });
}
