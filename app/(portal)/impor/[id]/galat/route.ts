import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { inLocale } from "@/lib/domain/instrument/locale";
import { PROBLEM_TEXTS } from "@/lib/domain/sid/problem";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { toCsv } from "@/lib/server/dashboard/download";
import { listFaults } from "@/lib/server/import/queries";

const PRIVATE = { "Cache-Control": "private, no-store" } as const;

/** Rows that were not taken over, as a file: row, cell, column and reason. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return new Response(null, { status: 401, headers: PRIVATE });
  const faults = authorize(actor, "import:sid") ? await listFaults(actor, (await params).id) : null;
  if (faults === null) return new Response(null, { status: 404, headers: PRIVATE });
  const [t, locale] = await Promise.all([getTranslations("import"), getLocale().then(localeOf)]);
  const heading = [t("fault.row"), t("fault.cell"), t("fault.column"), t("fault.problem")];
  const rows = faults.map(({ row, cell, column, code }) => [
    row,
    cell ?? "",
    column ?? "",
    inLocale(PROBLEM_TEXTS[code], locale),
  ]);
  return new Response(toCsv([heading, ...rows], locale), {
    headers: {
      ...PRIVATE,
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="baris-belum-benar.csv"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
