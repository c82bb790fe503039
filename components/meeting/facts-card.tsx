import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { hashText } from "@/lib/domain/meeting/minutes";
import type { MinutesFacts } from "@/lib/domain/meeting/minutes-facts";
import { formatDate, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface FactsCardProps {
  readonly facts: MinutesFacts;
  readonly village: string;
  readonly zone: TimeZone;
  readonly locale: Locale;
}

/** The public facts of issued minutes, beside what to compare them with. */
export async function FactsCard({ facts, village, zone, locale }: FactsCardProps) {
  const t = await getTranslations("meeting.check");
  const meeting = await getTranslations("meeting");
  const at = (instant: Date) => formatInstant(instant, zone, locale);
  const hash = (hex: string) => <span className="break-words font-mono text-sm">{hashText(hex)}</span>;
  const { endorsed, returned, rejected, signedSha256, signedAt } = facts;
  return (
    <>
      {facts.isSuperseded ? (
        <Alert tone="attention" title={t("supersededTitle")}>
          {t("supersededText")}
        </Alert>
      ) : (
        <Alert tone="success" title={t("genuine")}>
          {meeting("name", { kind: facts.kind, date: formatDate(facts.heldOn, locale, "full") })}
        </Alert>
      )}
      <Card>
        <DescriptionList
          items={[
            { term: t("village"), detail: village },
            { term: t("day"), detail: formatDate(facts.heldOn, locale, "full") },
            { term: t("issue"), detail: t("issueLine", { number: facts.number, at: at(facts.issuedAt) }) },
            { term: t("outcome"), detail: t("outcomeLine", { endorsed, returned, rejected }) },
            { term: t("contentHash"), detail: hash(facts.contentSha256), note: t("contentHint") },
            {
              term: t("signedHash"),
              detail: signedSha256 === null ? t("unsigned") : hash(signedSha256),
              ...(signedAt === null ? {} : { note: t("signedAt", { at: at(signedAt) }) }),
            },
          ]}
        />
      </Card>
    </>
  );
}
