import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { ProblemLabels } from "@/components/user/command-problem";
import { ERROR_CODES } from "@/lib/domain/error/error-code";
import type { AsideEntry, AsideNext } from "@/lib/domain/field/aside";
import { formatAgo, formatInstant } from "@/lib/i18n/formats";
import { AsideAnswers } from "./aside-answers";
import type { DeviceSight } from "./device-columns";
import { ReleaseAside } from "./release-aside";

const PLACE = {
  draft: (id: string) => `/usulan/${id}/isi`,
  check: (id: string) => `/cek-lapangan/${id}`,
  family: (id: string) => `/keluarga/${id}`,
  proposal: (id: string) => `/usulan/${id}`,
} as const satisfies Record<AsideNext["kind"], (id: string) => string>;

export interface AsideCardProps {
  readonly entry: AsideEntry;
  readonly sight: DeviceSight;
  readonly problem: ProblemLabels;
  /** What takes the focus when this is let go. */
  readonly focusId: string;
}

/** One operation that was set aside: about whom, by whom, why, what was typed, and what to do now. */
export async function AsideCard({ entry, sight, problem, focusId }: AsideCardProps) {
  const [t, locale] = await Promise.all([getTranslations("device.aside"), getLocale()]);
  const { headName, isCheck, by, isOwn, madeAt, keptAt, next } = entry;
  const { zone, now, grantId } = sight;
  const family = headName === null ? t("unseen") : headName === "" ? t("newFamily") : headName;
  const made = madeAt === null ? null : formatInstant(madeAt, zone, locale);
  const author = isOwn ? t("you") : by;
  const who = made === null ? t("byUndated", { name: author }) : t("by", { name: author, at: made });
  return (
    <Card
      headingLevel={3}
      title={family}
      aside={isCheck ? <Badge icon="clipboard-check">{t("check")}</Badge> : undefined}
    >
      <div className="grid grid-cols-1 gap-2">
        <p className="text-sm text-muted">
          {who}{" "}
          <time dateTime={keptAt.toISOString()} title={formatInstant(keptAt, zone, locale)}>
            {t("kept", { at: formatAgo(keptAt, now, zone, locale) })}
          </time>
        </p>
        <p className="max-w-prose">{await reasonOf(entry)}</p>
        <AsideAnswers answers={entry.answers} />
        <div className="flex flex-wrap gap-2">
          {next === null ? null : (
            <LinkButton size="small" icon="file-pen-line" href={PLACE[next.kind](next.publicId)}>
              {t(`open.${next.kind}`)}
            </LinkButton>
          )}
          <ReleaseAside
            opId={entry.opId}
            id={entry.id}
            grantId={grantId}
            focusId={focusId}
            words={{
              label: t("release"),
              accessibleLabel: t("releaseNamed", { family, name: author }),
              title: t("releaseTitle"),
              what: [who, t("releaseWhat"), t("releaseFinal")],
              done: t("released"),
              gone: t("releasedBefore"),
              cancel: t("cancel"),
              working: t("working"),
              problem,
            }}
          />
        </div>
      </div>
    </Card>
  );
}

/** Why it was set aside. What the portal answered then was said to its author, so it is told as that. */
async function reasonOf({ code, isOwn }: AsideEntry): Promise<string> {
  const [t, errors] = await Promise.all([getTranslations("device.aside"), getTranslations("errors.code")]);
  if (code === "PARKED" || code === "REVOKED" || code === "MERGED") return t(`why.${code}`);
  const known = ERROR_CODES.find((each) => each === code);
  if (known === undefined) return t("why.unknown", { code });
  const words = errors(`${known}.what`);
  return isOwn ? words : t("why.told", { words });
}
