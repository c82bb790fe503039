import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listHouseCalls } from "@/lib/server/desk/house-call-query";
import { listFileResponse, onePage } from "../../../akses/list-file";

/** The village's list of visits as a table. The families in it are logged as those of the page are. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "desk:read")) return respond(refuse("FORBIDDEN"));
  const isEnded = new URL(request.url).searchParams.get("selesai") === "1";
  const [t, { lines }] = await Promise.all([
    getTranslations("serviceDesk.houseCall"),
    listHouseCalls(actor, isEnded, new Date()),
  ]);
  const columns = ["head", "place", "why", "note", "from", "dueOn", "stateLabel", "who", "outcomeLabel"] as const;
  return listFileResponse(request, {
    name: t("file", { region: actor.grant.regionCode }),
    about: [[t("title"), t("lead")]],
    header: columns.map((column) => t(column)),
    pages: onePage(
      lines.map((line) => [
        line.headName,
        line.place,
        t(`reason.${line.reason}`),
        line.note ?? "",
        t(`source.${line.source}`),
        line.dueOn,
        t(`state.${line.state}`),
        line.companionName ?? "",
        line.outcome === null ? "" : t(`outcome.${line.outcome}`),
      ]),
    ),
  });
}
