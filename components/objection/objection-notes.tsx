import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { isOpenObjection } from "@/lib/domain/objection/objection";
import type { ObjectionNote } from "@/lib/domain/objection/objection-page";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { ObjectionBadges } from "./objection-badges";

export interface ObjectionNotesProps {
  readonly notes: readonly ObjectionNote[];
  readonly zone: TimeZone;
  readonly now: Date;
}

/** What people have objected to, on the page of the family or of its proposal. Nothing where nobody has. */
export async function ObjectionNotes({ notes, zone, now }: ObjectionNotesProps) {
  if (notes.length === 0) return null;
  const [t, locale] = await Promise.all([getTranslations("objection"), getLocale().then(localeOf)]);
  const needsCare = notes.some((note) => isOpenObjection(note.state) || note.waitsForVillage);
  return (
    <Card title={t("notes.title")} {...(needsCare ? { tone: "attention" as const } : {})}>
      <ul className="divide-y divide-line">
        {notes.map((note) => (
          <li key={note.publicId} className="space-y-1 py-2 first:pt-0 last:pb-0">
            <Link href={`/sanggahan/${note.publicId}`} className="link inline-flex min-h-11 items-center font-semibold">
              {t(`ground.${note.ground}`)}
            </Link>
            <ObjectionBadges
              state={note.state}
              isLate={isOpenObjection(note.state) && note.dueAt < now}
              waitsForVillage={note.waitsForVillage}
            />
            <p className="text-sm text-muted">
              {t("notes.filed", { day: formatDay(note.filedAt, zone, locale, "short") })}
              {note.isAgainstProposal ? <> · {t("notes.againstThis")}</> : null}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
