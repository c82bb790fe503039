import { getTranslations } from "next-intl/server";
import { AIM_HOURS, type Spread } from "@/lib/domain/training-session/access-time";
import type { AreaTimes } from "@/lib/domain/training-session/access-time-page";
import { figureWords } from "./figure-words";

const ROW_PX = 48;
const BAR_PX = 16;
/** Under the area's name. */
const BAR_TOP_PX = 24;

interface Bar {
  readonly code: string;
  readonly label: string;
  readonly before: Spread;
}

/** Median hours of access before the training, a bar for each area, with the aim as a line; late ones reach to the left. */
export async function LeadChart({ parts }: { readonly parts: readonly AreaTimes[] }) {
  const [t, say] = await Promise.all([getTranslations("accessTime"), figureWords()]);
  const bars = parts.flatMap(({ code, label, times }): Bar[] =>
    times === null || times.before === null ? [] : [{ code, label, before: times.before }],
  );
  if (bars.length === 0) return null;
  const medians = bars.map(({ before }) => before.median);
  const lowest = Math.min(0, ...medians);
  const widest = Math.max(AIM_HOURS * 1.5, ...medians) - lowest;
  const place = (hours: number) => `${((hours - lowest) / widest) * 100}%`;
  const width = (hours: number) => `${(Math.abs(hours) / widest) * 100}%`;
  return (
    <figure>
      <svg role="img" aria-label={t("chartSays")} width="100%" height={bars.length * ROW_PX} className="block">
        {bars.map(({ code, label, before }, index) => (
          <g key={code} transform={`translate(0 ${index * ROW_PX})`}>
            <text y={16} className="fill-ink text-sm">
              {label}
            </text>
            <text x="100%" y={16} textAnchor="end" className="tabular fill-ink text-sm">
              {say.lead(before)}
            </text>
            <rect
              x={place(Math.min(0, before.median))}
              y={BAR_TOP_PX}
              width={width(before.median)}
              height={BAR_PX}
              rx={2}
              className={before.median < AIM_HOURS ? "fill-kunyit" : "fill-laut"}
            />
            <line
              x1={place(AIM_HOURS)}
              x2={place(AIM_HOURS)}
              y1={BAR_TOP_PX - 3}
              y2={BAR_TOP_PX + BAR_PX + 3}
              strokeWidth={2}
              strokeDasharray="3 2"
              className="stroke-ink"
            />
          </g>
        ))}
      </svg>
      <figcaption className="pt-2 text-sm text-muted">{t("chartAim", { hours: AIM_HOURS })}</figcaption>
    </figure>
  );
}
