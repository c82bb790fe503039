import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AreaPlace } from "@/components/dashboard/area-place";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { CoverageNotes } from "./coverage-notes";

export interface CoverageFrameProps {
  readonly title: string;
  readonly lead: string;
  readonly actions?: ReactNode;
  readonly area: DashboardArea;
  readonly below: readonly { readonly code: string; readonly label: string }[];
  readonly href: (code: string) => string;
  readonly rolledUpAt: Date | null;
  readonly isCounting: boolean;
  readonly keepsSmallCells: boolean;
  readonly children: ReactNode;
}

/** What every page about filling has around it: where, of when, and how to read it. */
export async function CoverageFrame(props: CoverageFrameProps) {
  const { title, lead, actions, area, below, href, rolledUpAt, isCounting, keepsSmallCells, children } = props;
  const [t, locale] = await Promise.all([getTranslations("coverage"), getLocale().then(localeOf)]);
  return (
    <div className="space-y-5">
      <PageHeading title={title} lead={lead} actions={actions} />
      <AreaPlace area={area} below={below} href={href} />
      {rolledUpAt === null ? (
        <EmptyState title={t("notCounted")} icon="chart-column">
          {t("notCountedHint")}
        </EmptyState>
      ) : (
        <>
          <p className="text-sm text-muted">{t("asOf", { date: formatInstant(rolledUpAt, area.timeZone, locale) })}</p>
          {isCounting ? <Alert tone="info">{t("counting")}</Alert> : null}
        </>
      )}
      {children}
      <CoverageNotes keepsSmallCells={keepsSmallCells} />
    </div>
  );
}
