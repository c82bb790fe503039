import { getTranslations } from "next-intl/server";
import type { TierFlow } from "@/lib/domain/bottleneck/forecast";

/** How much waits in each tier as bars, the late part darker; the table beside it says the same in figures. */
export async function FlowBars({ tiers }: { readonly tiers: readonly TierFlow[] }) {
  const [t, names] = await Promise.all([getTranslations("bottleneck.col"), getTranslations("tiers.short")]);
  const most = Math.max(1, ...tiers.map(({ waiting }) => waiting));
  const share = (count: number) => `${(count / most) * 100}%`;
  return (
    <ul aria-hidden="true" className="grid gap-2">
      {tiers.map(({ tier, waiting, late }) => (
        <li
          key={tier}
          className="grid grid-cols-[8rem_minmax(0,1fr)_4rem] items-center gap-3 text-sm sm:grid-cols-[11rem_minmax(0,1fr)_5rem]"
        >
          <span>{names(tier)}</span>
          <span className="relative h-4 overflow-hidden rounded-sm bg-wash">
            <span className="absolute inset-y-0 start-0 bg-laut/50" style={{ width: share(waiting) }} />
            <span className="absolute inset-y-0 start-0 bg-laut" style={{ width: share(late) }} />
          </span>
          <span className="tabular text-end">{waiting}</span>
        </li>
      ))}
      <li className="text-sm text-muted">
        <span className="me-1 inline-block size-3 rounded-sm bg-laut" /> {t("late")}
      </li>
    </ul>
  );
}
