import { useLocale, useTranslations } from "next-intl";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { formatNumber } from "@/lib/i18n/formats";

/** Said in words below the table that holds the mark. */
export const SUPPRESSED_MARK = "•••";

/** A count in a table; a mark where it is withheld, never an empty place that reads as zero. */
export function FigureText({ figure }: { readonly figure: Figure }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  if (isShown(figure)) return <>{formatNumber(figure, locale)}</>;
  return (
    <span className="font-normal text-muted">
      <span aria-hidden="true">{SUPPRESSED_MARK}</span>
      <span className="sr-only">{t("suppressed")}</span>
    </span>
  );
}
