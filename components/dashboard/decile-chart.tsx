import { useLocale, useTranslations } from "next-intl";
import { isShown } from "@/lib/domain/dashboard/figure";
import type { DecileRow } from "@/lib/domain/dashboard/view";
import { formatNumber } from "@/lib/i18n/formats";
import { SUPPRESSED_MARK } from "./figure-text";
import { ShareBar } from "./share-bar";

/** Ten steps of one hue, dark is poorest; the unranked stand outside the scale. Written out: Tailwind reads whole names. */
const FILL = {
  0: "fill-edge",
  1: "fill-decile-1",
  2: "fill-decile-2",
  3: "fill-decile-3",
  4: "fill-decile-4",
  5: "fill-decile-5",
  6: "fill-decile-6",
  7: "fill-decile-7",
  8: "fill-decile-8",
  9: "fill-decile-9",
  10: "fill-decile-10",
} as const;

/** Men and boys to the left, women and girls to the right, a row for each decile, on one scale for both sides. */
export function DecileChart({ rows }: { readonly rows: readonly DecileRow[] }) {
  const t = useTranslations("dashboard.deciles");
  const ranked = rows.filter((row) => row.decile !== "all");
  const widest = Math.max(1, ...ranked.flatMap((row) => [row.male, row.female].filter(isShown)));
  return (
    <div role="img" aria-label={t("chart")} className="space-y-1">
      <div
        aria-hidden="true"
        className="grid grid-cols-[1fr_4.5rem_1fr] gap-2 sm:grid-cols-[1fr_6.5rem_1fr] text-sm font-semibold text-muted"
      >
        <span className="text-end">{t("male")}</span>
        <span />
        <span>{t("female")}</span>
      </div>
      {ranked.map((row) => (
        <ChartRow key={row.decile} row={row} widest={widest} />
      ))}
    </div>
  );
}

function ChartRow({ row, widest }: { readonly row: DecileRow; readonly widest: number }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  if (row.decile === "all") return null;
  const fill = FILL[row.decile];
  const percent = (figure: DecileRow["male"]) => (isShown(figure) ? (figure / widest) * 100 : null);
  const text = (figure: DecileRow["male"]) => (isShown(figure) ? formatNumber(figure, locale) : SUPPRESSED_MARK);
  return (
    <div
      aria-hidden="true"
      className="grid grid-cols-[1fr_4.5rem_1fr] items-center gap-2 text-sm sm:grid-cols-[1fr_6.5rem_1fr]"
    >
      <span className="flex items-center gap-2">
        <span className="tabular w-10 shrink-0 sm:w-14">{text(row.male)}</span>
        <span className="h-6 flex-1">
          <ShareBar percent={percent(row.male)} fill={fill} fromEnd track={false} />
        </span>
      </span>
      <span className="text-center leading-tight">
        {row.decile === 0 ? t("deciles.unranked") : t("deciles.decileNumber", { decile: String(row.decile) })}
        {row.decile === 1 ? <span className="block text-muted">{t("deciles.poorest")}</span> : null}
      </span>
      <span className="flex items-center gap-2">
        <span className="h-6 flex-1">
          <ShareBar percent={percent(row.female)} fill={fill} track={false} />
        </span>
        <span className="tabular w-10 shrink-0 text-end sm:w-14">{text(row.female)}</span>
      </span>
    </div>
  );
}
