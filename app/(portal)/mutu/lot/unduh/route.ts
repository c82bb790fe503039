import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { readLotFilter } from "@/lib/domain/lot/list-filter";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listLots } from "@/lib/server/lot/list-query";
import { csvResponse } from "../../../akses/csv";

/** The list of the page as a file, from its beginning, under the same scope and filter. No family is named. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "lot:inspect")) return respond(refuse("FORBIDDEN"));
  const filter = readLotFilter(Object.fromEntries(new URL(request.url).searchParams));
  const page = await listLots(actor, { ...filter, after: null }, new Date(), ROWS_A_DOWNLOAD);
  if (page === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("lot");
  const col = (
    name:
      | "village"
      | "year"
      | "waiting"
      | "warned"
      | "oldest"
      | "sample"
      | "acceptance"
      | "lot"
      | "state"
      | "size"
      | "seen"
      | "faults"
      | "left"
      | "formed",
  ) => t(`col.${name}`);
  if (page.waiting !== null)
    return csvResponse(
      t("waiting.file"),
      [
        col("village"),
        col("year"),
        col("waiting"),
        col("warned"),
        col("oldest"),
        col("size"),
        col("sample"),
        col("acceptance"),
      ],
      page.waiting.map((row) => [
        row.villageLabel,
        row.year,
        row.waiting,
        row.warned,
        row.oldestAt.toISOString(),
        row.size,
        row.sample,
        row.acceptance,
      ]),
    );
  return csvResponse(
    t("lots.file"),
    [
      col("village"),
      col("year"),
      col("lot"),
      col("state"),
      col("size"),
      col("sample"),
      col("acceptance"),
      col("seen"),
      col("faults"),
      col("left"),
      col("formed"),
    ],
    (page.lots ?? []).map((row) => [
      row.villageLabel,
      row.year,
      row.number,
      t(`state.${row.state}`),
      row.size,
      row.sample,
      row.acceptance,
      row.seen,
      row.faults,
      row.left,
      row.formedAt.toISOString(),
    ]),
  );
}
