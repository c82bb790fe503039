import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { readSessionFilter } from "@/lib/domain/training-session/list-filter";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listSessions } from "@/lib/server/training-session/list-query";
import { csvResponse } from "../../akses/csv";

/** The filtered list as a table; instants in UTC, as every table of the portal writes them. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "training:plan")) return respond(refuse("FORBIDDEN"));
  const filter = { ...readSessionFilter(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const { lines } = await listSessions(actor, filter, new Date(), ROWS_A_DOWNLOAD);
  const t = await getTranslations("trainingSession");
  return csvResponse(
    t("list.file", { region: actor.grant.regionCode }),
    [
      t("list.name"),
      t("list.starts"),
      t("list.ends"),
      t("detail.mode"),
      t("list.place"),
      t("list.regionColumn"),
      t("list.trainer"),
      t("list.state"),
      t("list.capacity"),
      t("seat.confirmed"),
      t("seat.waiting"),
      t("seat.invited"),
      t("seat.declined"),
      t("list.passedCount"),
    ],
    lines.map((line) => [
      line.title,
      line.startsAt.toISOString(),
      line.endsAt.toISOString(),
      t(`mode.${line.mode}`),
      line.place,
      line.regionLabel,
      line.trainerName,
      t(`state.${line.state}`),
      line.capacity,
      line.confirmed,
      line.waiting,
      line.invited,
      line.declined,
      line.passed,
    ]),
  );
}
