import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DescriptionList } from "@/components/ui/description-list";
import { GRANT_SOURCES } from "@/lib/domain/access/grant-source";
import type { Role } from "@/lib/domain/access/role";
import { formatDay, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { GrantStateBadge, type GrantStateBadgeProps } from "./grant-state-badge";

export interface GrantCardView {
  readonly id: string;
  readonly role: Role;
  readonly regionLabel: string;
  readonly timeZone: TimeZone;
  readonly level: "provisional" | "full";
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly source: string;
  readonly reason: string;
  readonly givenBy: string | null;
  readonly givenAt: Date;
  readonly delegatedBy: string | null;
  readonly state: GrantStateBadgeProps["state"];
}

export interface GrantCardProps {
  readonly grant: GrantCardView;
  /** Beside the state: "dipakai sekarang". */
  readonly mark?: string | undefined;
  readonly actions?: ReactNode;
}

/** One access right: what, where, how long, and who gave it why. */
export async function GrantCard({ grant, mark, actions }: GrantCardProps) {
  const t = await getTranslations("admin");
  const roles = await getTranslations("roles");
  const locale = await getLocale();
  const { timeZone } = grant;
  const from = formatDay(grant.validFrom, timeZone, locale, "long");
  // The end is the midnight after the last day; people read the day itself.
  const lastDay = grant.validTo && formatDay(new Date(grant.validTo.getTime() - 1), timeZone, locale, "long");
  const source = GRANT_SOURCES.find((each) => each === grant.source);
  return (
    <article className="avoid-break rounded-md border border-line bg-surface px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="text-base">
          {roles("actingAs", { role: roles(`name.${grant.role}`), region: grant.regionLabel })}
        </h3>
        <span className="flex flex-wrap items-center gap-2">
          {mark ? <span className="text-sm font-semibold text-laut-deep">{mark}</span> : null}
          <GrantStateBadge state={grant.state} label={t(`grantState.${grant.state}`)} />
        </span>
      </div>
      <div className="mt-1">
        <DescriptionList
          items={[
            {
              term: t("user.validity"),
              detail: lastDay ? t("user.between", { from, to: lastDay }) : t("user.openEnd", { from }),
            },
            { term: t("user.level"), detail: roles(`level.${grant.level}`) },
            {
              term: t("user.givenBy"),
              detail: t("user.givenByOn", {
                name: grant.givenBy ?? t("user.system"),
                date: formatInstant(grant.givenAt, timeZone, locale),
              }),
              ...(source ? { note: sourceNote(t(`source.${source}`), grant.delegatedBy) } : {}),
            },
            { term: t("user.reason"), detail: grant.reason },
          ]}
        />
      </div>
      {actions ? <div className="no-print mt-2 flex flex-wrap gap-2">{actions}</div> : null}
    </article>
  );
}

/** "pelimpahan tugas: Sari" */
function sourceNote(source: string, delegatedBy: string | null): string {
  return delegatedBy === null ? source : `${source}: ${delegatedBy}`;
}
