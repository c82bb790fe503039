import { useLocale, useTranslations } from "next-intl";
import { FigureText, SUPPRESSED_MARK } from "@/components/dashboard/figure-text";
import type { CubeCell } from "@/lib/domain/cube/table";
import { shareIn } from "@/lib/domain/cube/table";
import { isShown } from "@/lib/domain/dashboard/figure";
import { formatNumber } from "@/lib/i18n/formats";

export interface ShareTextProps {
  readonly cell: CubeCell;
  /** A ratio is said by hundred, a share in percent. */
  readonly form: "share" | "ratio";
}

/** Of fewer, one more is two points: a decimal would claim what the share does not say. */
const SMALL_BASE = 50;

/** What an indicator comes to; a mark where it is withheld, a dash where nobody stands below the line. */
export function ShareText({ cell, form }: ShareTextProps) {
  const t = useTranslations("cube");
  const dashboard = useTranslations("dashboard");
  const locale = useLocale();
  const share = shareIn(cell);
  if (share === null) return <span className="text-muted">{t("table.nobody")}</span>;
  if (!isShown(share))
    return (
      <span className="font-normal text-muted">
        <span aria-hidden="true">{SUPPRESSED_MARK}</span>
        <span className="sr-only">{dashboard("suppressed")}</span>
      </span>
    );
  const isSmall = isShown(cell.base) && cell.base < SMALL_BASE;
  const value = formatNumber(share, locale, isSmall ? 0 : 1);
  return <>{form === "ratio" ? t("indicators.ratio", { value }) : `${value}%`}</>;
}

/** The counts behind a share; nothing where both are withheld or nobody stands below the line. */
export function OfText({ cell }: { readonly cell: CubeCell }) {
  const t = useTranslations("cube.table");
  if (cell.base === 0 || (!isShown(cell.counted) && !isShown(cell.base))) return null;
  return (
    <span className="block text-sm font-normal text-muted">
      {t.rich("ofRich", {
        counted: () => <FigureText figure={cell.counted} />,
        base: () => <FigureText figure={cell.base} />,
      })}
    </span>
  );
}
