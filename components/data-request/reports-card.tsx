import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { problemLabels } from "@/components/user/labels";
import type { UseReport } from "@/lib/domain/data-request/report";
import type { RequestPage } from "@/lib/domain/data-request/request-page";
import { formatDate, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { ReportForm } from "./report-form";

export interface ReportsCardProps {
  readonly page: RequestPage;
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** What was told of the use so far, and what is owed. */
export async function ReportsCard({ page, grantId, zone }: ReportsCardProps) {
  if (page.grantedAt === null) return null;
  const [t, locale, problem] = await Promise.all([
    getTranslations("dataRequest.page"),
    getLocale().then(localeOf),
    problemLabels(),
  ]);
  const { nextReport, overdueReports, reports, regencyCode, id } = page;
  return (
    <Card title={t("reports")}>
      <div className="space-y-4">
        <p className="text-muted">{t("reportsHint", { days: page.rules.reportDays })}</p>
        {nextReport === null ? null : (
          <Alert
            tone={overdueReports > 0 ? "danger" : "info"}
            {...(overdueReports > 0 ? { title: t("reportLate", { count: overdueReports }) } : {})}
          >
            {t("reportDue", { number: nextReport.number, day: formatDate(nextReport.dueOn, locale) })}
          </Alert>
        )}
        {page.can.report && nextReport !== null ? (
          <ReportForm
            key={nextReport.number}
            grantId={grantId}
            subject={{ regencyCode, requestId: id, number: nextReport.number }}
            problem={problem}
          />
        ) : null}
        {reports.length === 0 ? (
          <p className="text-muted">{t("reportNone")}</p>
        ) : (
          <ul className="divide-y divide-line">
            {reports.toReversed().map((report) => (
              <ReportLine key={report.number} report={report} zone={zone} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

async function ReportLine({ report, zone }: { readonly report: UseReport; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("dataRequest.page"), getLocale().then(localeOf)]);
  const { number, writtenAt, usedFor, familiesReached, incident, resharedTo, destroyed } = report;
  return (
    <li className="space-y-1 py-3">
      <p className="font-semibold">{t("reportLine", { number, at: formatInstant(writtenAt, zone, locale) })}</p>
      <p>{usedFor}</p>
      <p className="flex flex-wrap gap-1.5">
        {familiesReached === null ? null : <Badge>{t("reachedLine", { count: familiesReached })}</Badge>}
        <Badge tone={resharedTo === null ? "neutral" : "attention"}>
          {resharedTo === null ? t("notReshared") : t("resharedLine", { to: resharedTo })}
        </Badge>
        <Badge>{t(destroyed ? "destroyedLine" : "keptLine")}</Badge>
      </p>
      {incident === null ? null : <Alert tone="danger">{t("incidentLine", { text: incident })}</Alert>}
    </li>
  );
}
