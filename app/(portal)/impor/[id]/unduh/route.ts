import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { inLocale } from "@/lib/domain/instrument/locale";
import { type ImportItemView, readImportFilter } from "@/lib/domain/sid/import-view";
import { PROBLEM_TEXTS } from "@/lib/domain/sid/problem";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import type { CsvRow } from "@/lib/server/download/csv-stream";
import { listPages, severalRowsOf } from "@/lib/server/download/list-pages";
import { findImport } from "@/lib/server/import/queries";
import { csvListResponse } from "../../../akses/csv";

const FAMILIES_A_READ = 250;

/** The report as it is filtered, a row for each changed field, person or reason; masked as on the page, and logged as the page is. */
export async function GET(request: Request, { params }: RouteContext<"/impor/[id]/unduh">): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "import:sid")) return respond(refuse("FORBIDDEN"));
  const { id } = await params;
  const filter = readImportFilter(Object.fromEntries(new URL(request.url).searchParams));
  const [t, locale] = await Promise.all([getTranslations("import"), getLocale().then(localeOf)]);
  const read = async (after: number | null) => {
    const page = await findImport(actor, id, { ...filter, after: after ?? 0 }, locale, FAMILIES_A_READ);
    return { lines: page?.items ?? [], next: page?.next ?? null };
  };
  if ((await findImport(actor, id, { ...filter, after: 0 }, locale, 1)) === null) return respond(refuse("NOT_FOUND"));
  const columns = [
    "kind",
    "family",
    "place",
    "rows",
    "chosen",
    "person",
    "field",
    "before",
    "after",
    "remark",
  ] as const;
  const rowsOf = (item: ImportItemView): readonly CsvRow[] => {
    const chosen = item.kind === "new" || item.kind === "changed" ? t(item.chosen ? "csv.yes" : "csv.no") : "";
    const family = [t(`count.${item.kind}`), item.headName, item.place, item.rowNumbers.join(" "), chosen];
    const details: CsvRow[] = [
      ...item.members.map(({ name, state }) => [name, "", "", "", t(`person.${state}`)]),
      ...item.changes.map(({ person, label, before, after }) => [
        person ?? t("items.household"),
        label,
        before,
        after,
        "",
      ]),
      ...item.problems.map(({ row, cell, column, code }) => [
        "",
        column ?? "",
        "",
        "",
        `${cell ?? (row === 0 ? "" : t("items.rowsText", { rows: row }))} ${inLocale(PROBLEM_TEXTS[code], locale)}`.trim(),
      ]),
    ];
    return (details.length === 0 ? [["", "", "", "", ""]] : details).map((detail) => [...family, ...detail]);
  };
  return csvListResponse(t("csv.file"), {
    header: columns.map((column) => t(`csv.${column}`)),
    pages: severalRowsOf(listPages<ImportItemView, number>(actor, read), rowsOf),
  });
}
