import { getTranslations } from "next-intl/server";
import { EmptiedAnswers } from "@/components/proposal/emptied-answers";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { DiffRow } from "@/components/ui/diff-row";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import { formatDate, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { RevisionLinks, type RevisionLinksProps } from "./revision-links";
import { revisionTitles } from "./revision-words";

interface Group {
  readonly key: string;
  readonly title: string;
  readonly person: string | null;
  readonly rows: readonly Row[];
  readonly emptied: readonly Row[];
}

interface Row {
  readonly key: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type Step = RevisionLinksProps["revision"] & {
  readonly source: number;
  readonly appliedAt: Date;
  readonly appliedBy: string | null;
  readonly conditionDate: string;
  readonly isCorrection: boolean;
};

export interface ComparisonViewProps {
  readonly page: {
    readonly groups: readonly Group[];
    readonly joined: readonly string[];
    readonly left: readonly string[];
    readonly steps: readonly Step[];
    readonly rest: readonly {
      readonly key: string;
      readonly title: string;
      readonly person: string | null;
      readonly rows: readonly { readonly label: string; readonly text: string }[];
    }[];
  };
  /** Address of the family's history. */
  readonly href: string;
  readonly zone: TimeZone;
  readonly locale: Locale;
}

/** Before and after by section, who made the difference and why, and the rest folded. */
export async function ComparisonView({ page, href, zone, locale }: ComparisonViewProps) {
  const t = await getTranslations("history.compare");
  const moved = page.joined.length + page.left.length;
  return (
    <div className="grid gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="grid grid-cols-1 content-start gap-4">
        {moved === 0 ? null : (
          <Card title={t("people")}>
            <Moves joined={page.joined} left={page.left} />
          </Card>
        )}
        {page.groups.length === 0 && moved === 0 ? (
          <EmptyState title={t("same")} icon="circle-check">
            {t("sameBody")}
          </EmptyState>
        ) : (
          page.groups.map((group) => <Differences key={group.key} group={group} />)
        )}
        <Rest page={page} />
      </div>
      <Card title={t("steps")}>
        <Steps steps={page.steps} href={href} zone={zone} locale={locale} />
      </Card>
    </div>
  );
}

async function Moves({ joined, left }: { readonly joined: readonly string[]; readonly left: readonly string[] }) {
  const t = await getTranslations("history.compare");
  return (
    <ul className="space-y-2">
      {joined.map((name) => (
        <li key={`+${name}`} className="flex items-start gap-2">
          <Icon name="user-plus" className="mt-0.5 size-5 text-daun" />
          {t("joined", { name })}
        </li>
      ))}
      {left.map((name) => (
        <li key={`-${name}`} className="flex items-start gap-2">
          <Icon name="user-minus" className="mt-0.5 size-5 text-kunyit" />
          {t("left", { name })}
        </li>
      ))}
    </ul>
  );
}

async function Differences({ group }: { readonly group: Group }) {
  const [t, common, household] = await Promise.all([
    getTranslations("history.compare"),
    getTranslations("common"),
    getTranslations("household"),
  ]);
  const title = group.title === "" ? t("elsewhere") : group.title;
  const rows = (
    <dl>
      {group.rows.map((row) => (
        <DiffRow
          key={row.key}
          question={row.label}
          before={row.before === "" ? household("notAnswered") : row.before}
          after={row.after === "" ? household("notAnswered") : row.after}
          beforeLabel={common("before")}
          afterLabel={common("after")}
        />
      ))}
    </dl>
  );
  return (
    <Card
      title={group.person === null ? title : `${group.person}: ${title}`}
      aside={<span className="text-sm text-muted">{t("differences", { count: group.rows.length })}</span>}
    >
      {rows}
      <EmptiedAnswers person={group.person} rows={group.emptied} />
    </Card>
  );
}

async function Steps({
  steps,
  href,
  zone,
  locale,
}: { readonly steps: readonly Step[] } & Pick<ComparisonViewProps, "href" | "zone" | "locale">) {
  const [t, titleOf] = await Promise.all([getTranslations("household"), revisionTitles()]);
  return (
    <ol className="divide-y divide-line">
      {steps.map((step) => (
        <li key={step.revision} className="py-3 first:pt-0 last:pb-0">
          <p className="font-semibold">{titleOf(step)}</p>
          <p className="text-sm text-muted">
            {formatInstant(step.appliedAt, zone, locale)}
            {step.appliedBy === null ? null : <> · {t("appliedBy", { name: step.appliedBy })}</>}
          </p>
          {step.revision === 1 ? null : (
            <p className="text-sm text-muted">
              {t(step.isCorrection ? "correction" : "conditionChange")} ·{" "}
              {t("asOf", { date: formatDate(step.conditionDate, locale) })}
            </p>
          )}
          <RevisionLinks href={href} revision={step} isCompared={steps.length === 1} />
        </li>
      ))}
    </ol>
  );
}

async function Rest({ page: { rest } }: Pick<ComparisonViewProps, "page">) {
  const t = await getTranslations("history.compare");
  if (rest.length === 0) return null;
  return (
    <Panel summary={t("rest")}>
      <div className="space-y-2">
        {rest.map((section) => (
          <Panel
            key={section.key}
            summary={section.person === null ? section.title : `${section.person}: ${section.title}`}
            aside={<span className="tabular text-sm text-muted">{section.rows.length}</span>}
          >
            <DescriptionList items={section.rows.map((row) => ({ term: row.label, detail: row.text }))} />
          </Panel>
        ))}
      </div>
    </Panel>
  );
}
