import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FileLink } from "@/components/codebook/file-link";
import { PlaceBar } from "@/components/rule/place-bar";
import { RuleFilters } from "@/components/rule/rule-filters";
import { RuleTable } from "@/components/rule/rule-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { readRuleFilter, ruleHref } from "@/lib/domain/rule/list-filter";
import { THEMES } from "@/lib/domain/rule/rule";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findRuleList } from "@/lib/server/rule/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rules"))("title") };
}

/** The rule book with its counts; area, year and filters stand in the address. */
export default async function RulesPage({ searchParams }: PageProps<"/aturan">) {
  const actor = await requirePermission("rule:read");
  const filter = readRuleFilter(await searchParams);
  const page = await findRuleList(actor, filter, new Date());
  if (page === null) notFound();
  const t = await getTranslations("rules");
  const themes = THEMES.map((theme) => ({ theme, lines: page.lines.filter((line) => line.theme === theme) }));
  return (
    <div className="space-y-5">
      <PageHeading
        title={t("title")}
        lead={t("lead", { area: page.area.label })}
        actions={
          <FileLink href={ruleHref("/aturan/unduh", filter)} icon="download">
            {t("download")}
          </FileLink>
        }
      />
      <PlaceBar path="/aturan" filter={filter} below={page.children} {...page} />
      <RuleFilters filter={filter} />
      <p className="tabular text-sm text-muted">{t("shown", { count: page.lines.length })}</p>
      {page.lines.length === 0 ? (
        <EmptyState icon="list-checks" title={t("emptyTitle")}>
          {t("empty")}
        </EmptyState>
      ) : (
        themes
          .filter(({ lines }) => lines.length > 0)
          .map(({ theme, lines }) => (
            <section key={theme} aria-labelledby={`tema-${theme}`} className="space-y-2">
              <h2 id={`tema-${theme}`} className="text-xl">
                {t(`theme.${theme}`)}
              </h2>
              <RuleTable theme={theme} lines={lines} filter={filter} counted={page.rolledUpAt !== null} />
            </section>
          ))
      )}
    </div>
  );
}
