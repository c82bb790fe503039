import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { CopyForm, type CopyWords } from "./copy-form";
import { HashLine } from "./hash-line";
import type { MinutesCardProps } from "./issue-card";

/** The signed copies of the latest issue, the one in force first, and the form that adds the next. */
export async function CopyCard({ meeting, page, zone, mayWrite, grantId, path }: MinutesCardProps) {
  const t = await getTranslations("meeting.copy");
  const locale = localeOf(await getLocale());
  const [latest] = page.issues;
  const copies = page.issues.flatMap((issue) => issue.copies.map((copy) => ({ ...copy, issue: issue.number })));
  const current = latest?.copies[0];
  return (
    <Card title={t("title")}>
      <div className="space-y-4">
        {latest === undefined ? <p className="text-muted">{t("noneYet")}</p> : null}
        {latest !== undefined && copies.length === 0 ? <p className="font-semibold">{t("none")}</p> : null}
        <ul className="divide-y divide-line">
          {copies.map((copy) => {
            const isValid = copy.id === current?.id;
            return (
              <li key={copy.id} className="space-y-1 py-3">
                <p className="flex flex-wrap items-center gap-2 font-semibold">
                  {t("line", { issue: copy.issue, number: copy.number, at: formatInstant(copy.keptAt, zone, locale) })}
                  <Badge tone={isValid ? "success" : "neutral"} icon={isValid ? "circle-check" : "clock"}>
                    {t(isValid ? "valid" : "replaced")}
                  </Badge>
                </p>
                {copy.reason === null ? null : <p>{t("reason", { reason: copy.reason })}</p>}
                <HashLine label={t("hash")} sha256={copy.sha256} />
                <LinkButton
                  href={`${path}/salinan/${formatPublicId(meeting.regencyCode, copy.id)}`}
                  variant="quiet"
                  icon="file-text"
                >
                  {t("open")}
                </LinkButton>
              </li>
            );
          })}
        </ul>
        {mayWrite && latest !== undefined ? (
          <CopyForm
            key={current?.id ?? latest.id}
            villageCode={meeting.villageCode}
            minutesId={latest.id}
            isReplacing={current !== undefined}
            grantId={grantId}
            words={await copyWords(current !== undefined)}
          />
        ) : null}
      </div>
    </Card>
  );
}

async function copyWords(isReplacing: boolean): Promise<CopyWords> {
  const t = await getTranslations("meeting.copy");
  return {
    file: t("file"),
    fileHint: t("fileHint"),
    reasonLabel: t("reasonLabel"),
    reasonHint: t("reasonHint"),
    submit: t(isReplacing ? "submitReplace" : "submit"),
    busy: t("busy"),
    done: t("done"),
    missing: t("missing"),
    reasonMissing: t("reasonMissing"),
    tooLarge: t("tooLarge"),
    unreadable: t("unreadable"),
    same: t("same"),
    refused: t("refused"),
  };
}
