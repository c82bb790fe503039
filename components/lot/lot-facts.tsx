import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { LotDetail } from "@/lib/domain/lot/lot-page";
import { planHref } from "@/lib/domain/lot/plan-address";
import { formatInstant, formatPercent, type TimeZone } from "@/lib/i18n/formats";
import { LOT_LOOK } from "./lot-look";

/** How a lot stands: its state, how far the inspection is, and what its plan promises. */
export async function LotFacts({ lot, zone }: { readonly lot: LotDetail; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("lot"), getLocale()]);
  const { seen, toSee, faults, acceptance, state } = lot.inspection;
  const share = (part: number) => formatPercent(part, 1, locale, 1);
  return (
    <div className="space-y-4">
      <p className="flex flex-wrap items-center gap-3">
        <Badge {...LOT_LOOK[state]}>{t(`state.${state}`)}</Badge>
        <span role="status" className="tabular">
          {t("running", { seen, toSee, faults, acceptance })}
        </span>
      </p>
      <ProgressBar
        label={t("progress")}
        value={seen}
        max={Math.max(1, toSee)}
        text={t("seenOf", { seen, sample: toSee })}
      />
      <DescriptionList
        items={[
          { term: t("col.size"), detail: t("familiesLeft", { size: lot.size, left: lot.counts.undecided }) },
          { term: t("rule"), detail: t("ruleText", { sample: lot.sampleSize, acceptance }) },
          {
            term: t("promise"),
            detail: (
              <>
                {t("promiseText", { producer: share(lot.points.producer), consumer: share(lot.points.consumer) })}{" "}
                <Link href={planHref(null)} className="link">
                  {t("seePlan")}
                </Link>
              </>
            ),
          },
          {
            term: t("col.formed"),
            detail: t("formedBy", { at: formatInstant(lot.formedAt, zone, locale), name: lot.formedBy }),
          },
        ]}
      />
    </div>
  );
}
