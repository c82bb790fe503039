import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { DataTable } from "@/components/ui/data-table";
import { Icon } from "@/components/ui/icon";
import type { TierSetTrial } from "@/lib/domain/workflow/tier-page";
import { tierRules } from "./tier-rules";

/** What tried tiers would mean: the way a proposal would go, what would move, and who is missing. */
export async function TierSetEffect({ trial }: { readonly trial: TierSetTrial }) {
  const [t, tiers, rules] = await Promise.all([getTranslations("tiers.set"), getTranslations("tiers"), tierRules()]);
  const isExact = trial.sharpness === "exact";
  const told = (count: number) => (isExact ? t("exactly", { count }) : t("about", { count }));
  return (
    <div className="grid gap-4">
      <ol aria-label={tiers("path")} className="flex flex-wrap items-center gap-2">
        {trial.wanted.map(({ name }, index) => (
          <li key={name} className="flex items-center gap-2">
            {index === 0 ? null : <Icon name="arrow-right" />}
            <span className="rounded-md border border-line bg-surface px-3 py-1.5 font-semibold">
              {tiers(`short.${name}`)}
            </span>
          </li>
        ))}
      </ol>
      {trial.loosened.length === 0 ? null : (
        <Alert tone="danger" title={t("loosenTitle")}>
          {trial.loosened.map((name) => (
            <p key={name}>{t("loosen", { tier: tiers(`step.${name}`) })}</p>
          ))}
        </Alert>
      )}
      {trial.short.length === 0 ? null : (
        <Alert tone="danger" title={t("shortTitle")}>
          <ul className="list-disc ps-5">
            {trial.short.map(({ tier, regencyCode, regionLabel, holders, needed }) => (
              <li key={`${tier} ${regencyCode}`}>
                {t("short", { tier: tiers(`step.${tier}`), region: regionLabel, holders, needed })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div>
        <h3 className="mb-1 text-base">{t("movesTitle")}</h3>
        {trial.moves.length === 0 ? (
          <p className="text-muted">{t("noMoves")}</p>
        ) : (
          <ul className="list-disc ps-5">
            {trial.moves.map(({ from, to, count }) => (
              <li key={`${from} ${to}`}>
                {t(isExact ? "moveExact" : "move", { count, from: tiers(`short.${from}`), to: tiers(`short.${to}`) })}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Alert title={t("meanwhileTitle")}>
        <ul className="list-disc ps-5">
          {(["who", "given", "kept"] as const).map((key) => (
            <li key={key}>{t(`meanwhile.${key}`)}</li>
          ))}
        </ul>
      </Alert>
      <DataTable
        caption={t("loadsTitle")}
        rows={trial.loads}
        rowKey={({ tier }) => tier}
        columns={[
          { key: "tier", header: tiers("col.tier"), rowHeader: true, cell: ({ tier }) => tiers(`short.${tier}`) },
          { key: "count", header: t("would"), cell: ({ count }) => told(count) },
          {
            key: "open",
            header: t("sampled"),
            cell: ({ sampled }) => (sampled === null ? t("byPlan") : t("about", { count: sampled })),
          },
          { key: "rules", header: tiers("rules.quorum"), cell: ({ tier }) => ruleOf(trial, tier, rules.quorum) },
          { key: "late", header: tiers("rules.late"), cell: ({ tier }) => ruleOf(trial, tier, rules.escalation) },
        ]}
      />
      {isExact ? null : <p className="text-sm text-muted">{t("rounded")}</p>}
    </div>
  );
}

function ruleOf(
  { wanted }: TierSetTrial,
  name: TierSetTrial["loads"][number]["tier"],
  say: (tier: TierSetTrial["wanted"][number]) => string,
): string {
  const tier = wanted.find((each) => each.name === name);
  return tier === undefined ? "" : say(tier);
}
