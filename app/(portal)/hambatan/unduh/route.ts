import { getLocale, getTranslations } from "next-intl/server";
import { bottleneckTables } from "@/components/bottleneck/tables";
import { authorize } from "@/lib/domain/access/actor";
import { parseBottleneckView, TABLES } from "@/lib/domain/bottleneck/view";
import { refuse } from "@/lib/domain/error/error-code";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { findBottlenecks } from "@/lib/server/bottleneck/queries";
import { respond } from "@/lib/server/command/respond";
import { csvResponse } from "../../akses/csv";

/** A table of the bottlenecks as a file: the figures of the page under the same scope. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "workflow:watch")) return respond(refuse("FORBIDDEN"));
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const table = TABLES.find((each) => each === params["tabel"]);
  const locale = localeOf(await getLocale());
  const data =
    table === undefined ? null : await findBottlenecks(actor, parseBottleneckView(params), locale, new Date());
  if (table === undefined || data === null) return respond(refuse("NOT_FOUND"));
  const [t, tables] = await Promise.all([getTranslations("bottleneck"), bottleneckTables(data)]);
  const { headers, rows } = tables(table);
  return csvResponse(t("file"), headers, rows);
}
