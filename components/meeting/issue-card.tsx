import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { IssueInfo, MinutesPage } from "@/lib/domain/meeting/minutes-page";
import type { MeetingRecord } from "@/lib/domain/queue/meeting";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { HashLine } from "./hash-line";
import { IssueButton } from "./issue-button";

export interface MinutesCardProps {
  readonly meeting: MeetingRecord;
  readonly page: MinutesPage;
  readonly zone: TimeZone;
  /** Holds the meeting: issues and uploads. */
  readonly mayWrite: boolean;
  readonly grantId: string;
  /** Address of the minutes' page. */
  readonly path: string;
}

/** The issues of the minutes, the latest first, and the step that makes the next one. */
export async function IssueCard({ meeting, page, zone, mayWrite, grantId, path }: MinutesCardProps) {
  const t = await getTranslations("meeting.issue");
  const locale = localeOf(await getLocale());
  const [latest, ...earlier] = page.issues;
  const isHeld = meeting.state === "held";
  const line = ({ number, issuedAt }: IssueInfo) => t("line", { number, at: formatInstant(issuedAt, zone, locale) });
  return (
    <Card title={t("title")}>
      <div className="space-y-4">
        {mayWrite ? <p className="text-muted">{t("lead")}</p> : null}
        {latest === undefined ? (
          <p className="font-semibold">{isHeld ? t("none") : t("notHeld")}</p>
        ) : (
          <div className="space-y-1">
            <p className="flex flex-wrap items-center gap-2 font-semibold">
              {line(latest)}
              <Badge tone={page.isCurrent ? "success" : "attention"} icon={page.isCurrent ? "circle-check" : "clock"}>
                {t(page.isCurrent ? "current" : "changed")}
              </Badge>
            </p>
            <HashLine label={t("hash")} sha256={latest.sha256} />
          </div>
        )}
        {mayWrite && latest !== undefined && !page.isCurrent ? (
          <Alert tone="attention">{t("changedText")}</Alert>
        ) : null}
        <div className="flex flex-wrap gap-2">
          {mayWrite && isHeld && !page.isCurrent ? (
            <IssueButton
              meetingId={meeting.id}
              villageCode={meeting.villageCode}
              grantId={grantId}
              words={{ submit: t(latest === undefined ? "submit" : "submitAgain"), busy: t("busy"), done: t("done") }}
            />
          ) : null}
          <LinkButton href={`${path}/pdf`} icon="printer">
            {t(latest === undefined ? "pdfDraft" : "pdf")}
          </LinkButton>
          {latest === undefined ? null : (
            <LinkButton href={`/periksa-berita-acara/${latest.token}`} icon="shield-check">
              {t("check")}
            </LinkButton>
          )}
        </div>
        {earlier.length === 0 ? null : (
          <div>
            <h3 className="font-semibold">{t("earlier")}</h3>
            <ul className="divide-y divide-line">
              {earlier.map((issue) => (
                <li key={issue.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
                  <span>{line(issue)}</span>
                  <LinkButton href={`${path}/pdf?terbitan=${issue.number}`} variant="quiet" icon="file-text">
                    {t("pdf")}
                  </LinkButton>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  );
}
