import { getLocale, getTranslations } from "next-intl/server";
import { decreeHref } from "@/lib/domain/training-session/decree";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

export interface DecreeLineProps {
  readonly postId: string;
  readonly zone: TimeZone;
  /** Null while none is attached. */
  readonly filedAt: Date | null;
}

/** Whether the paper of a post's decree is attached, since when, and the way to it. */
export async function DecreeLine({ postId, zone, filedAt }: DecreeLineProps) {
  const [t, locale] = await Promise.all([getTranslations("trainingSession.decree"), getLocale().then(localeOf)]);
  if (filedAt === null) return <>{t("none")}</>;
  // A plain link: it is a file, not a page of the portal.
  return (
    <a href={decreeHref(postId)} className="link inline-flex min-h-11 items-center md:min-h-0">
      {t("attached", { date: formatDay(filedAt, zone, locale, "long") })}
    </a>
  );
}
