import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import { LinkButton } from "@/components/ui/link-button";
import type { Tone } from "@/components/ui/tone";
import type { ReportLine, ReportState } from "@/lib/domain/report/report";
import { formatAgo, formatDate, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { AnswerReport } from "./answer-report";
import { answerWords } from "./words";

const LOOK = {
  filed: { tone: "attention", icon: "clock" },
  handled: { tone: "success", icon: "circle-check" },
  dismissed: { tone: "neutral", icon: "circle-minus" },
} as const satisfies Record<ReportState, { readonly tone: Tone; readonly icon: IconName }>;

export interface ReportListProps {
  readonly lines: readonly ReportLine[];
  readonly zone: TimeZone;
  readonly now: Date;
  /** The acting grant of the operator who answers; null: the reader's own reports. */
  readonly answersAs: string | null;
}

export async function ReportList({ lines, zone, now, answersAs }: ReportListProps) {
  const [t, desk, locale, words] = await Promise.all([
    getTranslations("report"),
    getTranslations("report.desk"),
    getLocale().then(localeOf),
    answersAs === null ? null : answerWords(),
  ]);
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => {
        const rw = line.rw === null ? "" : t("rw", { rw: line.rw });
        const place = t("place", { rt: line.rt, rw }).trim();
        return (
          <li key={line.id} className="space-y-2 px-4 py-4 sm:px-5">
            <div className="flex flex-wrap items-center gap-2">
              <h3 className="text-base">
                {t(`kind.${line.kind}`)}: {line.family?.name ?? t("unregistered")}
              </h3>
              <Badge {...LOOK[line.state]}>{t(`states.${line.state}`)}</Badge>
            </div>
            <p className="whitespace-pre-line">{line.note}</p>
            <p className="text-sm text-muted">
              {[
                place,
                line.happenedOn === null ? null : t("on", { day: formatDate(line.happenedOn, locale) }),
                line.reporter === null
                  ? formatAgo(line.reportedAt, now, zone, locale)
                  : t("by", { name: line.reporter, when: formatAgo(line.reportedAt, now, zone, locale) }),
              ]
                .filter((part) => part !== null)
                .join(" · ")}
            </p>
            {line.answer === null ? null : <p className="text-sm">{t("answered", { answer: line.answer })}</p>}
            {answersAs === null || words === null || line.state !== "filed" ? null : (
              <div className="no-print flex flex-wrap items-center gap-2">
                <LinkButton
                  href={line.family === null ? "/keluarga/baru" : `/keluarga/${line.family.publicId}/peristiwa`}
                  variant="primary"
                  icon={line.family === null ? "house-plus" : "calendar-days"}
                >
                  {desk(line.family === null ? "register" : "record")}
                </LinkButton>
                <AnswerReport
                  grantId={answersAs}
                  item={{ regencyCode: line.regencyCode, id: line.id, version: line.version }}
                  words={words}
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
