import { useLocale, useTranslations } from "next-intl";
import { SUPPRESSED_MARK } from "@/components/dashboard/figure-text";
import { ShareBar } from "@/components/dashboard/share-bar";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { formatNumber } from "@/lib/i18n/formats";

/** A share in whole percent; a mark where it is withheld, a dash where nobody is asked. */
export function PercentText({ share }: { readonly share: Figure | null }) {
  const t = useTranslations("coverage");
  const dashboard = useTranslations("dashboard");
  const locale = useLocale();
  if (share === null)
    return (
      <span className="font-normal text-muted">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t("nobody")}</span>
      </span>
    );
  if (!isShown(share))
    return (
      <span className="font-normal text-muted">
        <span aria-hidden="true">{SUPPRESSED_MARK}</span>
        <span className="sr-only">{dashboard("suppressed")}</span>
      </span>
    );
  return <span className="tabular">{t("percent", { value: percentOf(share, locale) })}</span>;
}

/** Whole percent, but never all or nothing while something is missing or there. */
export function percentOf(share: number, locale: "id" | "en"): string {
  const isNear = (share > 0 && share < 1) || (share > 99 && share < 100);
  return formatNumber(share, locale, isNear ? 1 : 0);
}

/** The same with a bar beside it. */
export function PercentBar({ share }: { readonly share: Figure | null }) {
  return (
    <span className="inline-flex items-center gap-2">
      <span className="hidden h-2 w-16 md:inline-block">
        <ShareBar percent={share !== null && isShown(share) ? share : null} />
      </span>
      <span className="md:min-w-12 md:text-end">
        <PercentText share={share} />
      </span>
    </span>
  );
}
