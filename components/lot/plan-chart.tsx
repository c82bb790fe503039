import type { PlanRowView } from "@/lib/domain/lot/lot-page";

export interface PlanChartProps {
  readonly rows: readonly PlanRowView[];
  readonly label: string;
  /** "1–15 keluarga" and so on, in the order of the rows. */
  readonly names: readonly string[];
  readonly words: Readonly<Record<"passes" | "faulty", string>>;
  /** Shares under the axis, as text. */
  readonly ticks: readonly string[];
}

const WIDTH = 400;
const HEIGHT = 100;
/** Told apart by their dashes first, by colour second. */
const LINES = [
  { dash: undefined, tone: "stroke-laut" },
  { dash: "8 4", tone: "stroke-daun" },
  { dash: "2 3", tone: "stroke-cabai" },
  { dash: "12 3 2 3", tone: "stroke-ink" },
  { dash: "4 2", tone: "stroke-laut" },
  { dash: "1 4", tone: "stroke-daun" },
  { dash: "10 6", tone: "stroke-cabai" },
  { dash: "6 2 1 2", tone: "stroke-ink" },
] as const;

/** The operating curves of a plan: a line for the largest lot of each row. A table says the same. */
export function PlanChart({ rows, label, names, words, ticks }: PlanChartProps) {
  const span = Math.max(...rows.flatMap(({ curve }) => curve.at(-1)?.share ?? 0), 0.01);
  const points = ({ curve }: PlanRowView) =>
    curve.map(({ share, passes }) => `${(share / span) * WIDTH},${HEIGHT - passes * HEIGHT}`).join(" ");
  const look = (index: number) => LINES[index % LINES.length] ?? LINES[0];
  return (
    <figure>
      <figcaption className="flex flex-wrap gap-x-5 gap-y-1 pb-2 text-sm">
        {names.map((name, index) => (
          <span key={name} className="inline-flex items-center gap-2">
            <svg aria-hidden="true" focusable="false" viewBox="0 0 32 8" className="h-2 w-8">
              <line
                x1="0"
                x2="32"
                y1="4"
                y2="4"
                strokeDasharray={look(index).dash}
                className={`stroke-2 ${look(index).tone}`}
              />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
      <p aria-hidden="true" className="text-sm text-muted">
        {words.passes}
      </p>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-48 w-full overflow-visible border-y border-s border-line"
      >
        {rows.map((row, index) => (
          <polyline
            key={row.upTo}
            points={points(row)}
            vectorEffect="non-scaling-stroke"
            strokeDasharray={look(index).dash}
            className={`fill-none stroke-2 ${look(index).tone}`}
          />
        ))}
      </svg>
      <div aria-hidden="true" className="tabular flex justify-between text-sm text-muted">
        {ticks.map((tick) => (
          <span key={tick}>{tick}</span>
        ))}
      </div>
      <p aria-hidden="true" className="text-sm text-muted">
        {words.faulty}
      </p>
    </figure>
  );
}
