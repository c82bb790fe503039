import { getLocale, getTranslations } from "next-intl/server";
import { MatchBadge } from "@/components/match/match-status";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import type { PersonSaid } from "@/lib/domain/delivery-reply/reply-view";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

export interface PeopleSaidProps {
  readonly people: readonly PersonSaid[];
  /** Whoever may explain a NIK sees the way there. */
  readonly mayExplain: boolean;
}

/** Of whom the centre says that the NIK does not match, and what is to be done; nothing where it says so of nobody. */
export async function PeopleSaid({ people, mayExplain }: PeopleSaidProps) {
  const [t, locale] = await Promise.all([getTranslations("deliveryReply.person"), getLocale().then(localeOf)]);
  const open = people.filter(({ isSettled }) => !isSettled);
  if (people.length === 0) return null;
  return (
    <section className="mt-4 border-t border-line pt-4">
      <h3 className="font-semibold">{open.length === 0 ? t("settledTitle") : t("title", { count: open.length })}</h3>
      <ul className="mt-2 grid gap-3">
        {people.map(({ uid, name, status, repliedOn, note, isSettled, whereabouts }) => (
          <li key={uid}>
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{name}</span>
              <MatchBadge status={status} />
              <span className="text-sm text-muted">{t("repliedOn", { day: formatDate(repliedOn, locale) })}</span>
            </span>
            {note === null ? null : <q className="block text-sm">{note}</q>}
            {isSettled && whereabouts.kind !== "left" ? (
              <span className="block text-sm text-muted">{t("settled")}</span>
            ) : null}
            {whereabouts.kind === "here" ? null : (
              <span className="block text-sm text-muted">
                {t(whereabouts.kind)}{" "}
                {whereabouts.kind === "left" ? null : (
                  <Link href={`/keluarga/${whereabouts.household}`} className="link">
                    {t("movedOpen")}
                  </Link>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {open.length === 0 ? null : (
        <>
          <p className="mt-3">{t("next")}</p>
          {mayExplain ? (
            <p className="no-print mt-3">
              <LinkButton href="/padan" icon="badge-check">
                {t("open")}
              </LinkButton>
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}
