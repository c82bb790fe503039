import { getTranslations } from "next-intl/server";
import { sourceWord } from "@/components/access-watch/source-word";
import { authorize } from "@/lib/domain/access/actor";
import { readHolderFilter } from "@/lib/domain/access/watch-page";
import { refuse } from "@/lib/domain/error/error-code";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { listHolders } from "@/lib/server/access-watch/holders-query";
import { logDownload } from "@/lib/server/audit/queries";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { csvResponse } from "../../../csv";

/** Who can open the data of an area, as a table; instants in UTC. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "grant:manage")) return respond(refuse("FORBIDDEN"));
  const filter = { ...readHolderFilter(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const now = new Date();
  const page = await listHolders(actor, filter, now, ROWS_A_DOWNLOAD);
  if (page === null) return respond(refuse("NOT_FOUND"));
  await logDownload(actor, "holder", page.lines.length, now);
  const [t, watch, roles, source] = await Promise.all([
    getTranslations("accessWatch.holders"),
    getTranslations("accessWatch"),
    getTranslations("roles"),
    sourceWord(),
  ]);
  return csvResponse(
    t("file", { region: page.area.code }),
    [
      watch("person"),
      watch("duty"),
      ...(["regionCode", "region", "reachColumn", "level", "since", "until", "source"] as const).map((column) =>
        t(column),
      ),
    ],
    page.lines.map((line) => [
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
  );
}
