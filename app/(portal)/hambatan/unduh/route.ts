import { getLocale, getTranslations } from "next-intl/server";
import { bottleneckTables } from "@/components/bottleneck/tables";
import { authorize } from "@/lib/domain/access/actor";
import { type Bottlenecks, type BottleneckTable, parseBottleneckView, TABLES } from "@/lib/domain/bottleneck/view";
import { refuse } from "@/lib/domain/error/error-code";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { findBottlenecks } from "@/lib/server/bottleneck/queries";
import { respond } from "@/lib/server/command/respond";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import type { WorkbookWords } from "@/lib/server/cube/workbook";
import { aboutFile } from "../../dasbor/file-about";

/** A table of the bottlenecks as a file: the figures of the page under the same scope. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "workflow:watch")) return respond(refuse("FORBIDDEN"));
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const table = TABLES.find((each) => each === params["tabel"]);
  const form = fileForm(params["bentuk"] ?? null);
  if (table === undefined || form === null) return respond(refuse("NOT_FOUND"));
  const locale = localeOf(await getLocale());
  const data = await findBottlenecks(actor, parseBottleneckView(params), locale, new Date());
  if (data === null) return respond(refuse("NOT_FOUND"));
  const [t, tables] = await Promise.all([getTranslations("bottleneck"), bottleneckTables(data)]);
  const { headers, rows } = tables(table);
  return tableResponse(form, `${t("file")}-${table}-${data.area.code}`, locale, {
    rows: [headers, ...rows],
    words: await aboutOf(table, data, locale),
  });
}

async function aboutOf(
  table: BottleneckTable,
  { area, days, countedAt }: Bottlenecks,
  locale: "id" | "en",
): Promise<WorkbookWords> {
  const [t, cube] = await Promise.all([getTranslations("bottleneck"), getTranslations("cube.table")]);
  const meaning = {
    jenjang: "",
    peran: "",
    wilayah: t("areas"),
    alasan: "",
    perbaikan: t("mends"),
    pertanyaan: t("origin"),
    petugas: t("origin"),
  }[table];
  return aboutFile({
    definition: `${t(`table.${table}`)}, ${area.label} (${area.code}). ${t("lead")} ${meaning}`.trim(),
    period: t("days", { count: days }),
    source:
      countedAt === null
        ? t("notCounted")
        : t("counted", { when: formatInstant(countedAt, area.timeZone, locale, "short") }),
    suppression: cube("whole"),
  });
}
