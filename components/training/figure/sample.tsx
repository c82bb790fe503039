import { type FigureProps, WIDTH } from "./figure-props";

const COLUMNS = 10;
const ROWS = 4;
/** Which of the forty houses are drawn; scattered by hand, as a draw by lot would be. */
const CHOSEN: readonly number[] = [3, 10, 17, 22, 28, 35];

const HOUSES: readonly number[] = Array.from({ length: COLUMNS * ROWS }, (_, place) => place);

/** A few houses out of many: what a sample is. */
export function SampleFigure({ labels }: FigureProps) {
  const [all = "", some = ""] = labels;
  return (
    <svg viewBox={`0 0 ${WIDTH} 208`} aria-hidden="true" className="w-full">
      {HOUSES.map((index) => {
        const x = (index % COLUMNS) * 32 + 4;
        const y = Math.floor(index / COLUMNS) * 36 + 4;
        const isChosen = CHOSEN.includes(index);
        return (
          <path
            key={index}
            d={`M${x} ${y + 12} l12 -10 l12 10 v14 h-24 z`}
            strokeWidth="2"
            className={isChosen ? "fill-laut stroke-laut" : "fill-surface stroke-edge"}
          />
        );
      })}
      <path d="M4 170 l8 -7 l8 7 v9 h-16 z" strokeWidth="2" className="fill-surface stroke-edge" />
      <text x="28" y="178" className="fill-ink text-[13px]">
        {all}
      </text>
      <path d="M4 194 l8 -7 l8 7 v9 h-16 z" strokeWidth="2" className="fill-laut stroke-laut" />
      <text x="28" y="202" className="fill-ink text-[13px]">
        {some}
      </text>
    </svg>
  );
}
