import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { CheckOutcome, CheckResult } from "@/lib/domain/open-data/check";

const LOOK = {
  passed: { tone: "success", icon: "circle-check" },
  look: { tone: "attention", icon: "eye" },
  stop: { tone: "danger", icon: "octagon-alert" },
} as const satisfies Record<CheckOutcome, { tone: Tone; icon: IconName }>;

/** What was judged when the edition was prepared. */
export function EditionChecks({ checks }: { readonly checks: readonly CheckResult[] }) {
  const t = useTranslations("openData.edition");
  return (
    <Card title={t("checks")}>
      <ul className="divide-y divide-line">
        {checks.map(({ code, outcome, rows }) => (
          <li key={code} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
            <span>{t(`check.${code}`)}</span>
            <Badge {...LOOK[outcome]}>{t(`outcome.${outcome}`, { rows })}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}
