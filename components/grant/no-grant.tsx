import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { formatDay } from "@/lib/i18n/formats";
import type { GrantCardView } from "./grant-card";
import { GrantStateBadge } from "./grant-state-badge";

export interface NoGrantProps {
  readonly displayName: string;
  readonly grants: readonly GrantCardView[];
}

/** For a person whose account has no right in force: what they have had or will have, and whom to ask. */
export async function NoGrant({ displayName, grants }: NoGrantProps) {
  const t = await getTranslations("admin");
  const roles = await getTranslations("roles");
  const locale = await getLocale();
  return (
    <>
      <h1 className="mb-4 text-2xl">{t("chooser.noneTitle")}</h1>
      <Alert tone="attention">
        <p>{t("chooser.noneWhat", { name: displayName })}</p>
        <p className="mt-1">{t("chooser.noneTodo")}</p>
      </Alert>
      {grants.length > 0 ? (
        <ul className="mt-5 divide-y divide-line rounded-md border border-line bg-surface px-4">
          {grants.map((grant) => (
            <li key={grant.id} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="min-w-0 flex-1 font-semibold">
                {roles("actingAs", { role: roles(`name.${grant.role}`), region: grant.regionLabel })}
              </span>
              {grant.state === "not-yet" ? (
                <span className="text-sm">
                  {t("chooser.laterFrom", { date: formatDay(grant.validFrom, grant.timeZone, locale, "long") })}
                </span>
              ) : null}
              <GrantStateBadge state={grant.state} label={t(`grantState.${grant.state}`)} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
