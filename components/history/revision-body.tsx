import { getTranslations } from "next-intl/server";
import { EmptiedAnswers } from "@/components/proposal/emptied-answers";
import { DiffRow } from "@/components/ui/diff-row";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

interface Line {
  readonly key: string;
  readonly person: string | null;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface RevisionBodyProps {
  readonly revision: {
    readonly revision: number;
    readonly isCorrection: boolean;
    readonly conditionDate: string;
    readonly changes: readonly Line[];
    readonly emptied: readonly { readonly uid: string; readonly lines: readonly Line[] }[];
  };
  readonly locale: Locale;
}

/** What one revision changed; the first load is told in one sentence. */
export async function RevisionBody({ revision, locale }: RevisionBodyProps) {
  const [t, common] = await Promise.all([getTranslations("household"), getTranslations("common")]);
  const none = t("notAnswered");
  if (revision.revision === 1 && revision.changes.length === 0) return <p>{t("firstLoad")}</p>;
  return (
    <>
      <p className="text-sm text-muted">
        {t(revision.isCorrection ? "correction" : "conditionChange")} ·{" "}
        {t("asOf", { date: formatDate(revision.conditionDate, locale) })}
      </p>
      {revision.changes.length === 0 ? (
        <p>{t("confirmedOnly")}</p>
      ) : (
        <dl className="mt-2 rounded-md border border-line bg-surface px-4">
          {revision.changes.map((change) => (
            <DiffRow
              key={change.key}
              question={change.person === null ? change.label : `${change.person}: ${change.label}`}
              before={change.before === "" ? none : change.before}
              after={change.after === "" ? none : change.after}
              beforeLabel={common("before")}
              afterLabel={common("after")}
            />
          ))}
        </dl>
      )}
      {revision.emptied.map(({ uid, lines }) => (
        <EmptiedAnswers key={uid} person={lines[0]?.person ?? null} rows={lines} />
      ))}
    </>
  );
}
