import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { type Moment, readMoment } from "@/lib/domain/list/address";
import { readObjectionFilter } from "@/lib/domain/objection/list-filter";
import type { ObjectionLine } from "@/lib/domain/objection/objection-page";
import { localDay } from "@/lib/domain/period/period";
import { lastDayOf } from "@/lib/domain/workflow/deadline";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { listObjections } from "@/lib/server/objection/list-query";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvListResponse } from "../../akses/csv";

/** The filtered list as a table. The families in it are logged as those of a page are. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "objection:read")) return respond(refuse("FORBIDDEN"));
  const filter = readObjectionFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const [t, zone] = await Promise.all([getTranslations("objection"), timeZoneOf(actor.grant.regionCode)]);
  const columns = ["family", "village", "ground", "objector", "state", "filed", "due"] as const;
  return csvListResponse(t("list.file", { region: actor.grant.regionCode }), {
    header: [...columns.map((column) => t(`list.${column}`)), t("waitsForVillage")],
    pages: rowsOf(
      listPages<ObjectionLine, Moment>(actor, async (after) => {
        const { lines, next } = await listObjections(actor, { ...filter, after }, now, ROWS_A_READ);
        return { lines, next: next === null ? null : readMoment(next) };
      }),
      (line) => [
        line.headName,
        line.villageName,
        t(`ground.${line.ground}`),
        t(`objector.${line.objector}`),
        t(`state.${line.state}`),
        localDay(line.filedAt, zone),
        localDay(lastDayOf(line.dueAt), zone),
        line.waitsForVillage ? "1" : "",
      ],
    ),
  });
}
