import { getTranslations } from "next-intl/server";
import { FreshnessList } from "@/components/household/freshness-list";
import { PeopleTable, type PeopleTableProps } from "@/components/household/people-table";
import { SnapshotSections } from "@/components/household/snapshot-sections";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { ReadableSnapshot } from "@/lib/domain/instrument/snapshot";
import type { Locale } from "@/lib/i18n/locale";

export interface RecordOnProps {
  /** Null: nothing was on record by then. */
  readonly record:
    | ({
        readonly revisions: readonly number[];
        readonly freshness: Parameters<typeof FreshnessList>[0]["items"];
        readonly snapshot: ReadableSnapshot;
      } & Pick<PeopleTableProps, "people" | "formerCount">)
    | null;
  readonly day: string;
  readonly locale: Locale;
}

/** A family as it was on a day: its members of then, and every answer by section. */
export async function RecordOn({ record, day, locale }: RecordOnProps) {
  const [t, household] = await Promise.all([getTranslations("history.when"), getTranslations("household")]);
  if (record === null)
    return (
      <EmptyState title={t("nothing")} icon="calendar-days">
        {t("nothingBody")}
      </EmptyState>
    );
  return (
    <div className="grid gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="grid grid-cols-1 content-start gap-5">
        <Card title={household("whoLivesHere")} flush>
          <PeopleTable people={record.people} formerCount={record.formerCount} today={day} />
        </Card>
        <SnapshotSections snapshot={record.snapshot} />
      </div>
      <div className="grid grid-cols-1 content-start gap-5">
        <p className="text-muted">
          {t("counted", { count: record.revisions.length, last: record.revisions.at(-1) ?? 0 })}
        </p>
        <Card title={household("freshnessTitle")}>
          <FreshnessList items={record.freshness} locale={locale} />
        </Card>
      </div>
    </div>
  );
}
