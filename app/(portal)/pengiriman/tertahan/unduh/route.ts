import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { type HeldBackFilter, type HeldBackLine, readHeldBackFilter } from "@/lib/domain/delivery/held-back";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listHeldBack } from "@/lib/server/delivery/held-back";
import { listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { csvListResponse } from "../../../akses/csv";

type Place = NonNullable<HeldBackFilter["after"]>;

/** The filtered list as a table; the families in it are logged page by page, each page before it is sent. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "delivery:read")) return respond(refuse("FORBIDDEN"));
  const filter = readHeldBackFilter(Object.fromEntries(new URL(request.url).searchParams));
  const t = await getTranslations("delivery.held");
  return csvListResponse(t("fileName"), {
    header: [t("family"), t("village"), t("place"), t("missingNik"), t("missingName")],
    pages: rowsOf(
      listPages<HeldBackLine, Place>(actor, (after) => listHeldBack(actor, { ...filter, after }, ROWS_A_READ)),
      (line) => [line.headName, line.villageName, line.place, line.withoutNik, line.withoutName],
    ),
  });
}
