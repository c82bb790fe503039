import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { PaperFacts } from "@/lib/domain/delivery/paper-facts";
import { hashText } from "@/lib/domain/meeting/minutes";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface PaperFactsCardProps {
  readonly facts: PaperFacts;
  readonly region: string;
  readonly zone: TimeZone;
  readonly locale: Locale;
}

/** The public facts of a paper of a hand-over, beside what to compare them with. */
export async function PaperFactsCard({ facts, region, zone, locale }: PaperFactsCardProps) {
  const [t, handover, recipients] = await Promise.all([
    getTranslations("handover.check"),
    getTranslations("handover"),
    getTranslations("delivery.recipient"),
  ]);
  const at = (instant: Date) => formatInstant(instant, zone, locale);
  const hash = (hex: string) => <span className="break-words font-mono text-sm">{hashText(hex)}</span>;
  const { signedSha256, signedAt } = facts;
  return (
    <>
      <Alert
        tone={facts.isSuperseded ? "attention" : "success"}
        title={t(facts.isSuperseded ? "supersededTitle" : "genuine")}
      >
        {facts.isSuperseded ? t("supersededText") : handover(`kind.${facts.kind}`)}
      </Alert>
      <Card>
        <DescriptionList
          items={[
            { term: t("region"), detail: region },
            {
              term: t("package"),
              detail: t("packageLine", { number: facts.packageNumber, recipient: recipients(facts.recipient) }),
            },
            { term: t("volume"), detail: t("volumeLine", { families: facts.families, people: facts.people }) },
            { term: t("issue"), detail: t("issueLine", { number: facts.number, at: at(facts.issuedAt) }) },
            { term: t("dataHash"), detail: hash(facts.dataSha256), note: t("dataHint") },
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
