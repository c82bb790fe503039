import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { RIGHTS_PATH } from "@/lib/domain/rights/list-filter";
import type { RightsNote } from "@/lib/domain/rights/rights-page";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { RightsBadges } from "./rights-badges";

export interface RightsNotesProps {
  readonly notes: readonly RightsNote[];
  readonly zone: TimeZone;
  readonly now: Date;
}

/** What the family has asked about its own data, on its page. Nothing where it has not. */
export async function RightsNotes({ notes, zone, now }: RightsNotesProps) {
  if (notes.length === 0) return null;
  const [t, locale] = await Promise.all([getTranslations("rights"), getLocale().then(localeOf)]);
  const needsCare = notes.some(({ state, isRestricting }) => state === "open" || isRestricting);
  return (
    <Card title={t("notes.title")} {...(needsCare ? { tone: "attention" as const } : {})}>
      <ul className="divide-y divide-line">
        {notes.map((note) => (
          <li key={note.publicId} className="space-y-1 py-2 first:pt-0 last:pb-0">
            <Link
              href={`${RIGHTS_PATH}/${note.publicId}`}
              className="link inline-flex min-h-11 items-center font-semibold"
            >
              {t(`kind.${note.kind}`)}
            </Link>
            <RightsBadges
              state={note.state}
              isRestricting={note.isRestricting}
              isLate={note.state === "open" && note.dueAt <= now}
            />
            <p className="text-sm text-muted">
              {t("notes.asked", { day: formatDay(note.askedAt, zone, locale, "short") })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
