import { getTranslations } from "next-intl/server";
import { MatchBadge } from "@/components/match/match-status";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { MatchStatus } from "@/lib/domain/nik-match/status";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

interface Notes {
  readonly people: readonly {
    readonly uid: string;
    readonly name: string;
    readonly status: MatchStatus;
    readonly repliedOn: string | null;
    readonly note: string | null;
    readonly explanation: string | null;
    readonly needsWork: boolean;
  }[];
  readonly cases: readonly { readonly publicId: string; readonly names: readonly [string, string] }[];
  readonly elsewhere: readonly string[];
  readonly merged: readonly {
    readonly name: string;
    readonly familyPublicId: string | null;
    readonly isInto: boolean;
  }[];
  readonly can: { readonly report: boolean };
}

export interface IdentityCardProps {
  readonly notes: Notes;
  /** The family's page offers to report a double; a review does not. */
  readonly familyPublicId: string | null;
  readonly locale: Locale;
}

/** Who the family's people are: Dukcapil's word, possible doubles, records that were joined. */
export async function IdentityCard({ notes, familyPublicId, locale }: IdentityCardProps) {
  const [t, match] = await Promise.all([getTranslations("duplicate.notes"), getTranslations("match.notes")]);
  const isDoubted = notes.cases.length + notes.elsewhere.length > 0;
  return (
    <Card
      title={t("title")}
      {...(isDoubted || notes.people.some(({ needsWork }) => needsWork) ? { tone: "attention" as const } : {})}
    >
      <div className="space-y-3">
        {notes.cases.map(({ publicId, names: [one, other] }) => (
          <Alert key={publicId} tone="attention" title={t("case", { one, other })}>
            <LinkButton href={`/ganda/${publicId}`} icon="users" size="small">
              {t("look")}
            </LinkButton>
          </Alert>
        ))}
        {notes.elsewhere.map((name) => (
          <Alert key={name} tone="attention">
            {t("elsewhere", { name })}
          </Alert>
        ))}
        {familyPublicId === null && isDoubted ? <p className="text-sm text-muted">{t("blocks")}</p> : null}
        {notes.merged.map((record) => (
          <Alert key={`${record.name}${record.familyPublicId ?? ""}`} tone="info">
            <p>{t(record.isInto ? "mergedInto" : "mergedFrom", { name: record.name })}</p>
            {record.familyPublicId === null || record.familyPublicId === familyPublicId ? null : (
              <div className="mt-2">
                <LinkButton href={`/keluarga/${record.familyPublicId}`} icon="users-round" size="small">
                  {t("openOther")}
                </LinkButton>
              </div>
            )}
          </Alert>
        ))}
        {isDoubted ? null : <p className="text-muted">{t("clear")}</p>}
        {notes.people.length === 0 ? null : (
          <section>
            <h3 className="text-base">{match("title")}</h3>
            <ul className="mt-1 divide-y divide-line">
              {notes.people.map((person) => (
                <li key={person.uid} className="py-2">
                  <span className="flex flex-wrap items-center justify-between gap-2">
                    <span className="min-w-0">{person.name}</span>
                    <MatchBadge status={person.status} />
                  </span>
                  {person.repliedOn === null ? null : (
                    <span className="block text-sm text-muted">
                      {match("on", { date: formatDate(person.repliedOn, locale) })}
                      {person.needsWork ? ` · ${match("needs")}` : ""}
                    </span>
                  )}
                  {person.note === null ? null : <q className="block text-sm">{person.note}</q>}
                  {person.explanation === null ? null : (
                    <span className="block text-sm">{match("explained", { text: person.explanation })}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {familyPublicId !== null && notes.can.report ? (
          <LinkButton href={`/ganda/baru?keluarga=${familyPublicId}`} icon="flag">
            {t("report")}
          </LinkButton>
        ) : null}
      </div>
    </Card>
  );
}
