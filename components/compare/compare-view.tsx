import { getLocale, getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { compareHref } from "@/lib/domain/compare/address";
import { type Comparison, foremostOf, type IndicatorRow, insideOf, isApart } from "@/lib/domain/compare/comparison";
import { dashboardHref } from "@/lib/domain/dashboard/address";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { formatInstant } from "@/lib/i18n/formats";
import { AreaChooser, type AreaChooserProps } from "./area-chooser";
import { CompareTable } from "./compare-table";

export interface CompareViewProps extends Omit<AreaChooserProps, "code"> {
  readonly area: DashboardArea;
  /** Null: none is chosen yet. */
  readonly against: AgainstArea | null;
}

export interface AgainstArea {
  readonly area: DashboardArea;
  readonly comparison: Comparison;
  readonly rolledUpAt: Readonly<Record<"one" | "other", Date | null>>;
  readonly keepsSmallCells: boolean;
}

/** Two areas side by side, as the address says them. */
export async function CompareView({ area, against, choice, candidates, found }: CompareViewProps) {
  const [t, common] = await Promise.all([getTranslations("compare"), getTranslations("common")]);
  const crumbs = [
    ...area.path.map((step) => ({ label: step.label, href: dashboardHref(step.code, {}) })),
    { label: t("open") },
  ];
  return (
    <div className="space-y-5">
      <PageHeading
        title={
          against === null
            ? t("title", { area: area.label })
            : t("titleWith", { one: area.label, other: against.area.label })
        }
        above={<Breadcrumbs label={common("breadcrumbs")} items={crumbs} />}
        lead={t("lead")}
        actions={
          against === null ? null : (
            <LinkButton href={compareHref(against.area.code, { other: area.code })} icon="arrow-right-left">
              {t("swap")}
            </LinkButton>
          )
        }
      />
      <AreaChooser code={area.code} choice={choice} candidates={candidates} found={found} />
      {against === null ? (
        <EmptyState title={t("empty")} icon="chart-column">
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <Result area={area} against={against} />
      )}
    </div>
  );
}

async function Result({ area, against }: { readonly area: DashboardArea; readonly against: AgainstArea }) {
  const [t, cube, locale] = await Promise.all([getTranslations("compare"), getTranslations("cube"), getLocale()]);
  const { comparison, rolledUpAt } = against;
  if (rolledUpAt.one === null || rolledUpAt.other === null)
    return (
      <EmptyState
        title={t("notCounted", { area: rolledUpAt.one === null ? area.label : against.area.label })}
        icon="chart-column"
      >
        {t("notCountedHint")}
      </EmptyState>
    );
  const names = { one: area.label, other: against.area.label };
  const foremost = foremostOf(comparison);
  const tableRows = (rows: readonly IndicatorRow[]) =>
    rows.map(({ indicator, ...row }) => ({
      ...row,
      key: indicator.code,
      name: indicator.title[locale],
      form: indicator.form,
    }));
  const when = (at: Date, of: DashboardArea) => formatInstant(at, of.timeZone, locale);
  return (
    <>
      <p className="text-sm text-muted">
        {t("asOf", { ...names, dateOne: when(rolledUpAt.one, area), dateOther: when(rolledUpAt.other, against.area) })}
      </p>
      <Card
        title={t("headlines")}
        aside={<FileLinks href={compareHref(area.code, { other: against.area.code }, "/unduh")} />}
        flush
      >
        <CompareTable
          caption={t("headlines")}
          {...names}
          rows={comparison.headlines.map(({ name, isShare, ...row }) => ({
            ...row,
            key: name,
            name: t(`headline.${name}`),
            form: isShare ? ("share" as const) : ("count" as const),
          }))}
        />
      </Card>
      <Card title={t("foremost")} flush>
        {foremost.length === 0 ? (
          <p className="px-4 pb-2 sm:px-5">{t("foremostNone")}</p>
        ) : (
          <CompareTable caption={t("foremost")} {...names} rows={tableRows(foremost)} />
        )}
      </Card>
      <section aria-labelledby="menurut-bidang" className="grid grid-cols-1 gap-3">
        <h2 id="menurut-bidang" className="text-xl">
          {t("byTheme")}
        </h2>
        {comparison.themes.map(({ theme, rows }) => (
          <Panel
            key={theme}
            summary={cube(`indicators.theme.${theme}`)}
            aside={
              <span className="text-sm font-normal text-muted">
                {t("apart", { apart: rows.filter(isApart).length, count: rows.length })}
              </span>
            }
          >
            <CompareTable caption={cube(`indicators.theme.${theme}`)} {...names} rows={tableRows(rows)} />
          </Panel>
        ))}
      </section>
      <Notes area={area} against={against} />
    </>
  );
}

async function Notes({ area, against }: { readonly area: DashboardArea; readonly against: AgainstArea }) {
  const t = await getTranslations("compare.notes");
  const names = { one: area.label, other: against.area.label };
  const inside = insideOf(area.code, against.area.code);
  return (
    <Card title={t("title")}>
      <ul className="max-w-prose list-disc space-y-1 ps-5">
        <li>{t("gap", names)}</li>
        <li>{t("chance")}</li>
        <li>{t("many")}</li>
        {inside === "none" ? null : (
          <li>
            {t("inside", {
              inner: inside === "one" ? names.one : names.other,
              outer: inside === "one" ? names.other : names.one,
            })}
          </li>
        )}
        <li>{t("cause")}</li>
        {against.keepsSmallCells ? <li>{t("kept")}</li> : null}
      </ul>
    </Card>
  );
}
