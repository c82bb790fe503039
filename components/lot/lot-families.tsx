import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { LOT_FAMILY_VIEWS, type LotFamilyFilter, lotFamilyHref } from "@/lib/domain/lot/family-filter";
import type { LotDetail } from "@/lib/domain/lot/lot-page";
import { formatNumber } from "@/lib/i18n/formats";
import { FamilyList } from "./family-list";

export interface LotFamiliesProps {
  readonly lot: LotDetail;
  readonly filter: LotFamilyFilter;
  readonly grantId: string;
}

/** The families of a lot that a view lists, a page at a time. */
export async function LotFamilies({ lot, filter, grantId }: LotFamiliesProps) {
  const [t, common, locale] = await Promise.all([getTranslations("lot"), getTranslations("common"), getLocale()]);
  const { view, after } = filter;
  const shown = LOT_FAMILY_VIEWS.filter((each) => each !== "needing" || view === each || lot.counts.needing > 0);
  return (
    <Card title={t("families")} flush>
      <div className="space-y-3 px-4 pb-3 sm:px-5">
        <Segmented
          label={t("familyViews")}
          items={shown.map((each) => ({
            href: lotFamilyHref(lot.publicId, { view: each, after: 0 }),
            label: t(`view.${each}`),
            count: formatNumber(lot.counts[each], locale),
            current: each === view,
          }))}
        />
        <p className="text-muted">
          {lot.families.length === 0
            ? t(`viewEmpty.${view}`)
            : t(`viewLead.${view === "drawn" && lot.inspection.state !== "open" ? "over" : view}`)}
        </p>
      </div>
      {lot.families.length === 0 ? null : <FamilyList lot={lot} label={t(`view.${view}`)} grantId={grantId} />}
      {after === 0 && lot.next === null ? null : (
        <div className="border-t border-line px-4 sm:px-5">
          <Pagination
            label={common("pages")}
            summary={t("familiesOnPage", { count: lot.families.length })}
            previous={
              after === 0 ? null : { href: lotFamilyHref(lot.publicId, { view, after: 0 }), label: common("firstPage") }
            }
            next={
              lot.next === null
                ? null
                : { href: lotFamilyHref(lot.publicId, { view, after: lot.next }), label: common("next") }
            }
          />
        </div>
      )}
    </Card>
  );
}
