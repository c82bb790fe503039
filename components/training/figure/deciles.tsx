import { type FigureProps, WIDTH } from "./figure-props";

const COUNT = 10;
const BAR = 28;

const DECILES: readonly number[] = Array.from({ length: COUNT }, (_, place) => place);

/** Ten equal groups as ten equal columns, with the words for both ends. */
export function DecilesFigure({ labels }: FigureProps) {
  const [low = "", high = ""] = labels;
  return (
    <svg viewBox={`0 0 ${WIDTH} 110`} aria-hidden="true" className="w-full">
      {DECILES.map((index) => {
        const isDark = index < COUNT / 2;
        return (
          <g key={index}>
            <rect
              x={index * 32 + 2}
              y="10"
              width={BAR}
              height="56"
              rx="4"
              className="fill-laut"
              opacity={1 - index * 0.09}
            />
            <text
              x={index * 32 + 2 + BAR / 2}
              y="43"
              textAnchor="middle"
              className={`text-[14px] font-bold ${isDark ? "fill-white" : "fill-ink"}`}
            >
              {index + 1}
            </text>
          </g>
        );
      })}
      <text x="2" y="92" className="fill-ink text-[13px]">
        {low}
      </text>
      <text x={WIDTH - 2} y="92" textAnchor="end" className="fill-ink text-[13px]">
        {high}
      </text>
    </svg>
  );
}
