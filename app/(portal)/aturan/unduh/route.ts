import { getLocale, getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { isShown } from "@/lib/domain/dashboard/figure";
import { refuse } from "@/lib/domain/error/error-code";
import { inLocale } from "@/lib/domain/instrument/locale";
import { readRuleFilter } from "@/lib/domain/rule/list-filter";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { toCsv } from "@/lib/server/dashboard/download";
import { findRuleList } from "@/lib/server/rule/queries";

/** The rule book with its counts as a table: the same figures under the same scope and suppression as the page. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "rule:read")) return respond(refuse("FORBIDDEN"));
  const filter = readRuleFilter(Object.fromEntries(new URL(request.url).searchParams));
  const page = await findRuleList(actor, filter, new Date());
  if (page === null) return respond(refuse("NOT_FOUND"));
  const [t, severity, locale] = await Promise.all([
    getTranslations("rules"),
    getTranslations("states.severity"),
    getLocale().then(localeOf),
  ]);
  const figure = (value: (typeof page)["judged"]) => (isShown(value) ? value : t("csv.hidden"));
  const columns = [
    ...(["area", "year", "id", "theme", "text", "severity", "standard", "families", "judged", "runs"] as const),
    ...(["source", "from", "to"] as const),
  ];
  const rows = page.lines.map((line) => [
    page.area.code,
    page.year ?? "",
    line.id,
    t(`theme.${line.theme}`),
    inLocale(line.text, locale),
    line.severity === "off" ? t("off") : severity(line.severity),
    severity(line.standard),
    figure(line.families),
    figure(page.judged),
    t(`runsAt.${line.runsAt}`),
    line.sources.map((source) => t(`sourceName.${source}`)).join("; "),
    line.effectiveFrom,
    line.effectiveTo ?? "",
  ]);
  return new Response(toCsv([columns.map((column) => t(`csv.${column}`)), ...rows], locale), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="aturan-${page.area.code}-${page.year ?? "semua"}.csv"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
