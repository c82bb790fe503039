import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Quarter } from "@/lib/domain/access/review";
import type { ReviewPage } from "@/lib/domain/access/review-page";
import { formatDate, formatInstant } from "@/lib/i18n/formats";

const ROMAN = { "1": "I", "2": "II", "3": "III", "4": "IV" } as const satisfies Record<string, string>;

/** A quarter as people write it: "Triwulan IV 2026". */
export async function quarterWords(): Promise<(quarter: Quarter) => string> {
  const t = await getTranslations("accessReview");
  return (quarter) => {
    const [year = "", number = ""] = quarter.split("-Q");
    const roman = Object.entries(ROMAN).find(([each]) => each === number)?.[1] ?? number;
    return t("quarter", { number: roman, year });
  };
}

/** How far this quarter's review has come, what the last one brought, and who is late below. */
export async function ReviewSummary({ page }: { readonly page: ReviewPage }) {
  const [t, locale, words] = await Promise.all([getTranslations("accessReview"), getLocale(), quarterWords()]);
  const { progress, countedAt, before, late, isLate, dueDay } = page;
  const due = formatDate(dueDay, locale);
  const done = progress.kept + progress.revoked;
  return (
    <div className="space-y-4">
      {isLate ? <Alert tone="attention">{t(page.isNation ? "isLateHere" : "isLate", { day: due })}</Alert> : null}
      <Card title={words(page.quarter)}>
        <ProgressBar
          label={t("progress")}
          value={done}
          max={progress.total}
          text={t("progressText", { done, total: progress.total })}
        />
        <p className="mt-2 text-sm">{t("result", { kept: progress.kept, revoked: progress.revoked })}</p>
        <p className="text-sm text-muted">
          {t("due", { day: due })}{" "}
          {countedAt === null ? null : t("counted", { at: formatInstant(countedAt, page.zone, locale) })}
        </p>
        <p className="mt-3 text-sm">
          <span className="font-semibold">{words(before.quarter)}:</span>{" "}
          {before.total === 0
            ? t("beforeNone")
            : t("before", { kept: before.kept, revoked: before.revoked, left: before.left })}
        </p>
      </Card>
      {late.length === 0 ? null : (
        <Card title={t("lateTitle")}>
          <p className="mb-2 text-sm text-muted">{t("lateLead")}</p>
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {late.map(({ code, label, left }) => (
              <li key={code} className="flex min-h-11 items-center justify-between gap-3 border-b border-line">
                <span>{label}</span>
                <span className="tabular">{t("lateLeft", { count: left })}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
