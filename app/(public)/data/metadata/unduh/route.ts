import { stringify } from "csv-stringify/sync";
import { getTranslations } from "next-intl/server";
import { isRegister } from "@/lib/domain/open-data/metadata";
import { isLocale } from "@/lib/i18n/locale";
import { openAnswer } from "@/lib/server/open-data/answer";
import { registerTable } from "@/lib/server/open-data/metadata";

/** A register of metadata as CSV or JSON, for anybody. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const [register, form, locale] = [query.get("jenis"), query.get("bentuk"), query.get("bahasa") ?? "id"];
  if (!isRegister(register) || (form !== "csv" && form !== "json") || !isLocale(locale))
    return openAnswer(request, null);
  const t = await getTranslations({ locale, namespace: "openData.metadata.field" });
  const { fields, rows } = await registerTable(register, locale);
  const name = `metadata-${register}.${form}`;
  if (form === "csv") {
    const table = [fields.map((field) => t(field)), ...rows.map((row) => [...row])];
    return openAnswer(request, { body: stringify(table, { escape_formulas: true }), type: "text/csv", name });
  }
  const entries = rows.map((row) => Object.fromEntries(fields.map((field, at) => [field, row[at] ?? ""])));
  return openAnswer(request, { body: JSON.stringify(entries, null, 2), type: "application/json", name });
}
