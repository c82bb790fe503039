import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { paragraphsOf, type Supplement } from "@/lib/domain/training/supplement";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

export interface SupplementsProps {
  readonly supplements: readonly Supplement[];
  readonly zone: TimeZone;
  /** Where the reader writes for their own region; null for who does not. */
  readonly edit: { readonly href: string; readonly region: string } | null;
}

/** What regions add to a module, each under its name, with who wrote it and when. */
export async function Supplements({ supplements, zone, edit }: SupplementsProps) {
  const [t, locale] = await Promise.all([getTranslations("training.supplement"), getLocale().then(localeOf)]);
  if (supplements.length === 0 && edit === null) return null;
  return (
    <div className="mt-8 grid grid-cols-1 gap-4">
      {supplements.map(({ regionCode, regionLabel, body, version, writtenAt, writerName }) => (
        <Card key={regionCode} title={t("from", { region: regionLabel })} tone="info">
          <div lang="id" className="max-w-prose space-y-3">
            {paragraphsOf(body).map((paragraph) => (
              <p key={paragraph} className="whitespace-pre-line">
                {paragraph}
              </p>
            ))}
          </div>
          <p className="mt-3 text-sm text-muted">
            {t("by", { version, name: writerName, day: formatDay(writtenAt, zone, locale, "long") })}
          </p>
        </Card>
      ))}
      {edit === null ? null : (
        <div className="no-print">
          <LinkButton href={edit.href} icon="pencil">
            {t("edit", { region: edit.region })}
          </LinkButton>
        </div>
      )}
    </div>
  );
}
