import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { readWarningFilter } from "@/lib/domain/early-warning/list-filter";
import { refuse } from "@/lib/domain/error/error-code";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listWarnings } from "@/lib/server/early-warning/list-query";
import { csvResponse } from "../../akses/csv";

/** The filtered list as a table. The families in it are logged as those of a page are. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "warning:read")) return respond(refuse("FORBIDDEN"));
  const filter = { ...readWarningFilter(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const list = await listWarnings(actor, filter, ROWS_A_DOWNLOAD);
  const t = await getTranslations("warning");
  return csvResponse(
    `${t("file")}-${actor.grant.regionCode}.csv`,
    [t("family"), t("village"), t("place"), t("decile"), t("snapshot"), t("programme"), t("who")],
    list.lines.map((line) => [
      line.headName,
      line.villageName,
      line.place,
      line.decile,
      line.snapshotId ?? "",
      line.programmes
        .map(({ programme, standing }) => `${t(`programmes.${programme}`)}: ${t(`place2.${standing}`)}`)
        .join("; "),
      line.who.map((each) => t(`whos.${each}`)).join("; "),
    ]),
  );
}
