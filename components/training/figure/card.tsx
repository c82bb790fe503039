import { type FigureProps, partsOf, WIDTH } from "./figure-props";

const ROW = 48;
const HEAD = 44;

/** A family card: its title, then what to read, from top to bottom, each with a number. */
export function CardFigure({ labels }: FigureProps) {
  const [title = "", ...rows] = labels;
  const height = HEAD + rows.length * ROW + 8;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true" className="w-full">
      <rect x="1" y="1" width={WIDTH - 2} height={height - 2} rx="8" className="fill-surface stroke-edge" />
      <text x={WIDTH / 2} y="28" textAnchor="middle" className="fill-ink text-[15px] font-bold">
        {title}
      </text>
      {rows.map((label, index) => {
        const { word, note } = partsOf(label);
        const top = HEAD + index * ROW;
        return (
          <g key={label}>
            <line x1="12" x2={WIDTH - 12} y1={top} y2={top} className="stroke-line" />
            <circle cx="26" cy={top + 24} r="12" className="fill-laut" />
            <text x="26" y={top + 29} textAnchor="middle" className="fill-white text-[14px] font-bold">
              {index + 1}
            </text>
            <text x="48" y={top + 20} className="fill-ink text-[14px] font-bold">
              {word}
            </text>
            <text x="48" y={top + 38} className="fill-ink text-[13px]">
              {note}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
