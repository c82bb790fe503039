import { type FigureProps, partsOf, WIDTH } from "./figure-props";

const ROW = 50;
const BAR_TOP = 26;

/** Lengths of time under each other, each bar as long as its days: "word|14". */
export function DaysFigure({ labels }: FigureProps) {
  const rows = labels.map((label) => {
    const { word, note } = partsOf(label);
    return { word, note, days: Number.parseInt(note, 10) };
  });
  const longest = Math.max(...rows.map(({ days }) => days));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${ROW * rows.length}`} aria-hidden="true" className="w-full">
      {rows.map(({ word, note, days }, index) => (
        <g key={word} transform={`translate(0 ${index * ROW})`}>
          <text x="0" y="16" className="fill-ink text-[14px] font-bold">
            {word}
          </text>
          <rect x="0" y={BAR_TOP} width={(days / longest) * 230} height="14" rx="4" className="fill-laut" />
          <text x={(days / longest) * 230 + 8} y={BAR_TOP + 12} className="fill-ink text-[13px]">
            {note}
          </text>
        </g>
      ))}
    </svg>
  );
}
