import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import type { Supplement } from "@/lib/domain/training/supplement";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { SupplementCard } from "./supplement-card";

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
        <SupplementCard
          key={regionCode}
          title={t("from", { region: regionLabel })}
          body={body}
          by={t("by", { version, name: writerName, day: formatDay(writtenAt, zone, locale, "long") })}
        />
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
