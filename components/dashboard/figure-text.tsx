import { useLocale, useTranslations } from "next-intl";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { formatNumber } from "@/lib/i18n/formats";

/** A count in a table; a word where it is withheld, never an empty place that reads as zero. */
export function FigureText({ figure }: { readonly figure: Figure }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  if (isShown(figure)) return <>{formatNumber(figure, locale)}</>;
  return <span className="text-sm font-normal text-muted italic">{t("suppressed")}</span>;
}
