import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { readSessionFilter } from "@/lib/domain/training-session/list-filter";
import type { SessionLine } from "@/lib/domain/training-session/page";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { listSessions } from "@/lib/server/training-session/list-query";
import { csvListResponse } from "../../akses/csv";

/** The filtered list as a table; instants in UTC, as every table of the portal writes them. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "training:plan")) return respond(refuse("FORBIDDEN"));
  const filter = readSessionFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const t = await getTranslations("trainingSession");
  const read = (after: string | null) => listSessions(actor, { ...filter, after }, now, ROWS_A_READ);
  return csvListResponse(t("list.file", { region: actor.grant.regionCode }), {
    header: [
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
    pages: rowsOf(listPages<SessionLine, string>(actor, read), (line) => [
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
  });
}
