import { getLocale, getTranslations } from "next-intl/server";
import { codebook } from "@/lib/domain/instrument/codebook";
import { exportColumns } from "@/lib/domain/instrument/export-columns";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { toCsv } from "@/lib/server/dashboard/download";
import { CODEBOOK_TABLES, type CodebookColumn, codebookRows, exportColumnRows } from "@/lib/server/print/codebook-csv";
import { notFoundResponse } from "@/lib/server/print/pdf-response";
import { formOfRegion } from "@/lib/server/regional/region-set";
import { codebookInstrument, readCodebookFilter } from "../codebook-filter";

/** The codebook, or the columns of an export, as a table to keep. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor();
  const [locale, t] = await Promise.all([getLocale().then(localeOf), getTranslations("codebook")]);
  const query = new URL(request.url).searchParams;
  const asked = query.get("tabel");
  const table = CODEBOOK_TABLES.find((name) => name === asked);
  const form = codebookInstrument(readCodebookFilter({ kuesioner: query.get("kuesioner") ?? undefined }));
  const instrument = await formOfRegion(form, actor.grant.regionCode, new Date());
  if (table === undefined) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  const heading = (column: CodebookColumn) => t(`csv.${column}`);
  const rows =
    table === "kode"
      ? codebookRows(codebook(instrument, locale), heading)
      : exportColumnRows(exportColumns(instrument), locale, heading);
  return new Response(toCsv(rows, locale), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="buku-kode-${table}-${instrument.code}.csv"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
