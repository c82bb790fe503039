import { type FigureProps, partsOf, WIDTH } from "./figure-props";

const BOX = 52;
const STEP = 74;

/** Steps from top to bottom; on a phone a row of boxes would be too small to read. */
export function FlowFigure({ labels }: FigureProps) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${STEP * labels.length - (STEP - BOX)}`} aria-hidden="true" className="w-full">
      {labels.map((label, index) => {
        const { word, note } = partsOf(label);
        const top = index * STEP;
        return (
          <g key={label}>
            <rect x="1" y={top + 1} width={WIDTH - 2} height={BOX - 2} rx="8" className="fill-laut-wash stroke-laut" />
            <text x="16" y={top + (note === "" ? 31 : 22)} className="fill-ink text-[14px] font-bold">
              {word}
            </text>
            <text x="16" y={top + 41} className="fill-ink text-[13px]">
              {note}
            </text>
            {index < labels.length - 1 ? (
              <path d={`M160 ${top + BOX} v16 m-6 -7 l6 7 l6 -7`} fill="none" strokeWidth="2" className="stroke-laut" />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
