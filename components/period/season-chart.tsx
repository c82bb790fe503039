import type { Season } from "@/lib/domain/period/season";

export interface SeasonChartProps {
  readonly season: Season;
  readonly label: string;
  readonly months: readonly string[];
  readonly words: Readonly<Record<"applied" | "target" | "top", string>>;
}

const HEIGHT = 100;
const STEP = 20;
const BAR = 12;
/** More names than this run into each other on a phone: every other one is left out there. */
const ROOMY = 9;

/**
 * A bar a month for what has been reached, a dashed line for the pace. Drawn without text, so that the names of the months
 * keep their size on a phone; a table says the same.
 */
export function SeasonChart({ season, label, months, words }: SeasonChartProps) {
  const top = Math.max(1, season.due, ...season.months.map(({ appliedSoFar }) => appliedSoFar ?? 0));
  const y = (families: number) => HEIGHT - (families / top) * HEIGHT;
  const width = season.months.length * STEP;
  const pace = season.months.map(({ targetSoFar }, index) => `${(index + 1) * STEP},${y(targetSoFar)}`).join(" ");
  return (
    <figure>
      <figcaption className="flex flex-wrap gap-x-5 gap-y-1 pb-2 text-sm">
        <Key word={words.applied}>
          <rect x="4" width="12" height="12" className="fill-daun" />
        </Key>
        <Key word={words.target}>
          <line x1="0" x2="24" y1="6" y2="6" strokeDasharray="6 4" className="stroke-ink stroke-2" />
        </Key>
      </figcaption>
      <p aria-hidden="true" className="tabular text-sm text-muted">
        {words.top}
      </p>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-40 w-full overflow-visible border-y border-line"
      >
        {season.months.map(({ month, appliedSoFar }, index) =>
          appliedSoFar === null ? null : (
            <rect
              key={month}
              x={index * STEP + (STEP - BAR) / 2}
              y={y(appliedSoFar)}
              width={BAR}
              height={HEIGHT - y(appliedSoFar)}
              className="fill-daun"
            />
          ),
        )}
        <polyline
          points={`0,${HEIGHT} ${pace}`}
          vectorEffect="non-scaling-stroke"
          strokeDasharray="6 4"
          className="fill-none stroke-ink stroke-2"
        />
      </svg>
      <div aria-hidden="true" className="flex text-sm text-muted">
        {months.map((month, index) => (
          <span
            key={month}
            className={`min-w-0 flex-1 text-center ${months.length > ROOMY && index % 2 === 1 ? "invisible sm:visible" : ""}`}
          >
            {month}
          </span>
        ))}
      </div>
    </figure>
  );
}

function Key({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg aria-hidden="true" focusable="false" viewBox="0 0 24 12" className="h-3 w-6">
        {children}
      </svg>
      {word}
    </span>
  );
}
