import { type FigureProps, partsOf, WIDTH } from "./figure-props";

const ROW = 62;

/** The three marks of the form, told apart by shape as well as by colour. */
const MARKS = [
  { shape: "M18 10 h16 l12 12 v16 l-12 12 h-16 l-12 -12 v-16 z", fill: "fill-cabai", sign: "!" },
  { shape: "M26 8 l22 42 h-44 z", fill: "fill-kunyit", sign: "!" },
  { shape: "M26 8 a22 22 0 1 0 0.01 0 z", fill: "fill-laut", sign: "?" },
] as const;

export function SeverityFigure({ labels }: FigureProps) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${ROW * MARKS.length}`} aria-hidden="true" className="w-full">
      {MARKS.map(({ shape, fill, sign }, index) => {
        const { word, note } = partsOf(labels[index] ?? "");
        return (
          <g key={shape} transform={`translate(0 ${index * ROW})`}>
            <path d={shape} className={fill} />
            <text x="26" y="40" textAnchor="middle" className="fill-white text-[22px] font-bold">
              {sign}
            </text>
            <text x="64" y="27" className="fill-ink text-[15px] font-bold">
              {word}
            </text>
            <text x="64" y="46" className="fill-ink text-[13px]">
              {note}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
