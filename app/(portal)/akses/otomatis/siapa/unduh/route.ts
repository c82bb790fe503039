import { getTranslations } from "next-intl/server";
import { sourceWord } from "@/components/access-watch/source-word";
import { authorize } from "@/lib/domain/access/actor";
import { type HolderLine, readHolderFilter } from "@/lib/domain/access/watch-page";
import { refuse } from "@/lib/domain/error/error-code";
import { listHolders } from "@/lib/server/access-watch/holders-query";
import { logDownload } from "@/lib/server/audit/queries";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { findArea } from "@/lib/server/dashboard/queries";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { csvListResponse } from "../../../csv";

/** Who can open the data of an area, as a table; instants in UTC. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "grant:manage")) return respond(refuse("FORBIDDEN"));
  const filter = readHolderFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const area = await findArea(actor, filter.area ?? actor.grant.regionCode);
  if (area === null) return respond(refuse("NOT_FOUND"));
  await logDownload(actor, "holder", {}, now);
  const [t, watch, roles, source] = await Promise.all([
    getTranslations("accessWatch.holders"),
    getTranslations("accessWatch"),
    getTranslations("roles"),
    sourceWord(),
  ]);
  const people = listPages<HolderLine, string>(actor, async (after) => {
    const page = await listHolders(actor, { ...filter, after }, now, ROWS_A_READ);
    return page ?? { lines: [], next: null };
  });
  return csvListResponse(t("file", { region: area.code }), {
    header: [
      watch("person"),
      watch("duty"),
      ...(["regionCode", "region", "reachColumn", "level", "since", "until", "source"] as const).map((column) =>
        t(column),
      ),
    ],
    pages: rowsOf(people, (line) => [
      line.name,
      roles(`name.${line.role}`),
      line.regionCode,
      line.regionLabel,
      t(`reach.${line.reach}`),
      roles(`level.${line.level}`),
      line.validFrom.toISOString(),
      line.validTo?.toISOString() ?? "",
      source(line.source),
    ]),
    ended: ({ rows, isWhole }) => logDownload(actor, "holder", { lines: rows, whole: isWhole }, new Date()),
  });
}
