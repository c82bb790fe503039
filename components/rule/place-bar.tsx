import { getLocale, getTranslations } from "next-intl/server";
import { ChoiceLinks } from "@/components/dashboard/choice-links";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import type { Figure } from "@/lib/domain/dashboard/figure";
import { isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { type RuleFilter, ruleHref } from "@/lib/domain/rule/list-filter";
import { formatDay, formatTime } from "@/lib/i18n/formats";

export interface PlaceBarProps {
  readonly path: string;
  readonly filter: RuleFilter;
  readonly area: DashboardArea;
  readonly years: readonly number[];
  readonly year: number | null;
  readonly judged: Figure;
  readonly rolledUpAt: Date | null;
  readonly keepsSmallCells: boolean;
  readonly below?: readonly { readonly code: string; readonly label: string }[];
}

/** Which area and year the counts are of, how many families were checked, and the way to other areas. */
export async function PlaceBar(props: PlaceBarProps) {
  const { path, filter, area, years, year, judged, rolledUpAt, keepsSmallCells, below = [] } = props;
  const [t, common, locale] = await Promise.all([getTranslations("rules"), getTranslations("common"), getLocale()]);
  const crumbs = area.path.map((step) =>
    step.code === area.code
      ? { label: step.label }
      : { label: step.label, href: ruleHref(path, { ...filter, area: step.code }) },
  );
  return (
    <div className="space-y-2">
      {crumbs.length > 1 ? <Breadcrumbs label={common("breadcrumbs")} items={crumbs} /> : null}
      {years.length < 2 ? null : (
        <ChoiceLinks
          label={t("year")}
          items={years.map((each) => ({
            href: ruleHref(path, { ...filter, year: each }),
            label: String(each),
            current: each === year,
          }))}
        />
      )}
      <p className="text-muted">
        {rolledUpAt === null
          ? t("notCounted")
          : isShown(judged)
            ? `${t("judged", { count: judged })}. ${t("countedAt", {
                at: `${formatDay(rolledUpAt, area.timeZone, locale, "short")} ${formatTime(rolledUpAt, area.timeZone, locale)}`,
              })}.`
            : t("judgedHidden")}{" "}
        {keepsSmallCells ? t("small") : null}
      </p>
      {below.length === 0 ? null : (
        <Panel summary={t("below")}>
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {below.map((child) => (
              <li key={child.code}>
                <Link
                  href={ruleHref(path, { ...filter, area: child.code })}
                  className="link inline-flex min-h-11 items-center md:min-h-8"
                >
                  {child.label}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}
