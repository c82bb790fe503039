import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { type Place, readWarningFilter } from "@/lib/domain/early-warning/list-filter";
import type { WarningLine } from "@/lib/domain/early-warning/warning-line";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { listWarnings } from "@/lib/server/early-warning/list-query";
import { csvListResponse } from "../../akses/csv";

/** The filtered list as a table. The families in it are logged page by page, each page before it is sent. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "warning:read")) return respond(refuse("FORBIDDEN"));
  const filter = readWarningFilter(Object.fromEntries(new URL(request.url).searchParams));
  const t = await getTranslations("warning");
  return csvListResponse(`${t("file")}-${actor.grant.regionCode}.csv`, {
    header: [t("family"), t("village"), t("place"), t("decile"), t("snapshot"), t("programme"), t("who")],
    pages: rowsOf(
      listPages<WarningLine, Place>(actor, (after) => listWarnings(actor, { ...filter, after }, ROWS_A_READ)),
      (line) => [
        line.headName,
        line.villageName,
        line.place,
        line.decile,
        line.snapshotId ?? "",
        line.programmes
          .map(({ programme, standing }) => `${t(`programmes.${programme}`)}: ${t(`place2.${standing}`)}`)
          .join("; "),
        line.who.map((each) => t(`whos.${each}`)).join("; "),
      ],
    ),
  });
}
