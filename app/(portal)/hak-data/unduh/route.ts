import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { type Moment, readMoment } from "@/lib/domain/list/address";
import { readRightsFilter } from "@/lib/domain/rights/list-filter";
import type { RightsLine } from "@/lib/domain/rights/rights-page";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { regionLabel } from "@/lib/server/region/queries";
import { listRightsRequests } from "@/lib/server/rights/list-query";
import { listFileResponse } from "../../akses/list-file";

/** The filtered register as a table; times are UTC, as they are kept. The families in it are logged as those of a page are. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "rights:read")) return respond(refuse("FORBIDDEN"));
  const filter = readRightsFilter(Object.fromEntries(new URL(request.url).searchParams));
  const now = new Date();
  const t = await getTranslations("rights");
  const columns = ["family", "village", "kind", "state", "asked", "due", "restricting"] as const;
  return listFileResponse(request, {
    name: t("list.file", { region: actor.grant.regionCode }),
    about: [[t("title"), t("lead", { region: await regionLabel(actor.grant.regionCode) })]],
    header: columns.map((column) => t(`list.${column}`)),
    pages: rowsOf(
      listPages<RightsLine, Moment>(actor, async (after) => {
        const { lines, next } = await listRightsRequests(actor, { ...filter, after }, now, ROWS_A_READ);
        return { lines, next: next === null ? null : readMoment(next) };
      }),
      (line) => [
        line.headName,
        line.villageName,
        t(`kind.${line.kind}`),
        t(`state.${line.state}`),
        line.askedAt.toISOString(),
        line.dueAt.toISOString(),
        line.isRestricting ? "1" : "",
      ],
    ),
  });
}
