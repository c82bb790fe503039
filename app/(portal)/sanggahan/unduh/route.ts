import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { readObjectionFilter } from "@/lib/domain/objection/list-filter";
import { localDay } from "@/lib/domain/period/period";
import { lastDayOf } from "@/lib/domain/workflow/deadline";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listObjections } from "@/lib/server/objection/list-query";
import { timeZoneOf } from "@/lib/server/region/queries";
import { csvResponse } from "../../akses/csv";

/** The filtered list as a table. The families in it are logged as those of a page are. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "objection:read")) return respond(refuse("FORBIDDEN"));
  const filter = { ...readObjectionFilter(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const list = await listObjections(actor, filter, new Date(), ROWS_A_DOWNLOAD);
  const [t, zone] = await Promise.all([getTranslations("objection"), timeZoneOf(actor.grant.regionCode)]);
  return csvResponse(
    t("list.file", { region: actor.grant.regionCode }),
    [
      t("list.family"),
      t("list.village"),
      t("list.ground"),
      t("list.objector"),
      t("list.state"),
      t("list.filed"),
      t("list.due"),
      t("waitsForVillage"),
    ],
    list.lines.map((line) => [
      line.headName,
      line.villageName,
      t(`ground.${line.ground}`),
      t(`objector.${line.objector}`),
      t(`state.${line.state}`),
      localDay(line.filedAt, zone),
      localDay(lastDayOf(line.dueAt), zone),
      line.waitsForVillage ? "1" : "",
    ]),
  );
}
